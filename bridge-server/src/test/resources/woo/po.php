<?php
/** Texts and their translations, as gettext writes them in a .po; what make-pot.php and make-mo.php share. */

declare(strict_types=1);

/** What gettext looks for: the context, EOT, the text, NUL, its plural. */
function key_of(array $entry): string
{
    return (isset($entry['context']) ? $entry['context'] . "\x04" : '') . $entry['id'] . (isset($entry['plural']) ? "\0" . $entry['plural'] : '');
}

function quoted(string $text): string
{
    return '"' . strtr($text, ['\\' => '\\\\', '"' => '\\"', "\n" => '\\n', "\t" => '\\t']) . '"';
}

/** The first lines of a file. */
function head(string $language, string $plurals): string
{
    $lines = [
        'Project-Id-Version: Paybridge for WooCommerce', 'Language: ' . $language, 'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit', 'X-Domain: paybridge-for-woocommerce',
    ];
    if ($plurals !== '') {
        $lines[] = 'Plural-Forms: ' . $plurals;
    }
    return "msgid \"\"\nmsgstr \"\"\n" . implode('', array_map(static fn ($line) => quoted($line . "\n") . "\n", $lines));
}

/** One text, with an empty line before it. */
function written(array $entry): string
{
    $said = "\n";
    foreach ($entry['comments'] ?? [] as $comment) {
        $said .= "#. $comment\n";
    }
    foreach ($entry['files'] ?? [] as $file) {
        $said .= "#: $file\n";
    }
    $said .= preg_match('/%(\d+\$)?[sd]/', $entry['id']) ? "#, php-format\n" : '';
    $said .= isset($entry['context']) ? 'msgctxt ' . quoted($entry['context']) . "\n" : '';
    $said .= 'msgid ' . quoted($entry['id']) . "\n";
    if (!isset($entry['plural'])) {
        return $said . 'msgstr ' . quoted($entry['said'][0] ?? '') . "\n";
    }
    $said .= 'msgid_plural ' . quoted($entry['plural']) . "\n";
    foreach ($entry['said'] ?? ['', ''] as $number => $form) {
        $said .= "msgstr[$number] " . quoted($form) . "\n";
    }
    return $said;
}

/** The texts of a .po by their keys, its head under ''. */
function read_po(string $text): array
{
    $entries = [];
    foreach (preg_split('/\n\n+/', trim($text)) as $block) {
        [$entry, $at] = [['said' => []], ''];
        foreach (explode("\n", $block) as $line) {
            if (preg_match('/^(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[(\d)\])?) )?"(.*)"$/', $line, $found)) {
                $at = $found[1] === '' ? $at : $found[1];
                $part = strtr($found[3], ['\\\\' => '\\', '\\"' => '"', '\\n' => "\n", '\\t' => "\t"]);
                if (strpos($at, 'msgstr') === 0) {
                    $form = (int) substr($at, 7);
                    $entry['said'][$form] = ($entry['said'][$form] ?? '') . $part;
                } else {
                    $name = ['msgctxt' => 'context', 'msgid' => 'id', 'msgid_plural' => 'plural'][$at];
                    $entry[$name] = ($entry[$name] ?? '') . $part;
                }
            } elseif ($line[0] !== '#') {
                throw new DomainException('Not a line of a .po: ' . $line);
            }
        }
        $entries[key_of($entry)] = $entry;
    }
    return $entries;
}
