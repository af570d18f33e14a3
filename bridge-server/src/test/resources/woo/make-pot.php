<?php
/**
 * Prints the texts of a WordPress plugin as its .pot: php make-pot.php FOLDER DOMAIN. Ends with 1 and
 * a sentence when a text cannot be translated: not a literal, or not of this domain. Only __, _n and
 * _x and their escaping sisters are known, as the plugin uses no others.
 */

declare(strict_types=1);

require __DIR__ . '/po.php';

/** Where msgid, plural and context stand among a call's arguments. */
const CALLS = [
    '__' => ['id' => 0], '_e' => ['id' => 0],
    'esc_html__' => ['id' => 0], 'esc_html_e' => ['id' => 0], 'esc_attr__' => ['id' => 0], 'esc_attr_e' => ['id' => 0],
    '_x' => ['id' => 0, 'context' => 1], 'esc_html_x' => ['id' => 0, 'context' => 1], 'esc_attr_x' => ['id' => 0, 'context' => 1],
    '_n' => ['id' => 0, 'plural' => 1], '_nx' => ['id' => 0, 'plural' => 1, 'context' => 3],
];

const HEADERS = ['Plugin Name' => 'Plugin Name', 'Description' => 'Description', 'Author' => 'Author'];

/** The arguments of the call whose bracket opens at $at: text of literals, null for anything else. */
function arguments(array $tokens, int $at): array
{
    $arguments = [[]];
    for ($depth = 1; $depth > 0;) {
        $token = $tokens[++$at];
        $text = is_array($token) ? $token[1] : $token;
        $depth += ['(' => 1, '[' => 1, ')' => -1, ']' => -1][$text] ?? 0;
        if ($depth === 1 && $text === ',') {
            $arguments[] = [];
        } elseif ($depth > 0 && !(is_array($token) && in_array($token[0], [T_WHITESPACE, T_COMMENT], true))) {
            $arguments[count($arguments) - 1][] = $token;
        }
    }
    return array_map('literal', $arguments);
}

function literal(array $tokens): ?string
{
    if (count($tokens) !== 1 || !is_array($tokens[0]) || $tokens[0][0] !== T_CONSTANT_ENCAPSED_STRING || $tokens[0][1][0] !== "'") {
        return null;
    }
    return strtr(substr($tokens[0][1], 1, -1), ["\\'" => "'", '\\\\' => '\\']);
}

/** Adds the texts of a file. A translators' comment belongs to the next call within two lines. */
function texts(string $name, string $code, string $domain, array &$entries): void
{
    $tokens = token_get_all($code);
    [$comment, $line] = ['', 0];
    foreach ($tokens as $at => $token) {
        if (!is_array($token)) {
            continue;
        }
        if ($token[0] === T_COMMENT && preg_match('~^/\* (translators: .*) \*/$~s', $token[1], $said)) {
            [$comment, $line] = [$said[1], $token[2]];
        }
        if ($token[0] !== T_STRING || !isset(CALLS[$token[1]]) || ($tokens[$at + 1] ?? '') !== '(') {
            continue;
        }
        $given = arguments($tokens, $at + 1);
        $entry = array_map(static fn (int $place) => $given[$place] ?? null, CALLS[$token[1]]);
        if (in_array(null, $entry, true) || end($given) !== $domain) {
            throw new DomainException("$name:{$token[2]}: $token[1]() takes literals and '$domain'");
        }
        add($entries, $entry, $token[2] - $line <= 2 ? $comment : '', $name);
        $comment = '';
    }
}

function add(array &$entries, array $entry, string $comment, string $file): void
{
    $key = key_of($entry);
    $entry = ($entries[$key] ?? $entry + ['comments' => [], 'files' => []]) + $entry;
    $entry['comments'] = array_values(array_unique(array_filter(array_merge($entry['comments'], [$comment]))));
    $entry['files'] = array_values(array_unique(array_merge($entry['files'], [$file])));
    $entries[$key] = $entry;
}

[, $folder, $domain] = $argv;
$entries = [];
$main = file_get_contents("$folder/$domain.php");
foreach (HEADERS as $header => $said) {
    preg_match('/^ \* ' . $header . ': (.*)$/m', $main, $found);
    add($entries, ['id' => $found[1]], "$said of the plugin", "$domain.php");
}
$files = array_merge(glob("$folder/*.php"), glob("$folder/includes/*.php"));
sort($files);
try {
    foreach ($files as $file) {
        texts(substr($file, strlen($folder) + 1), file_get_contents($file), $domain, $entries);
    }
} catch (DomainException $no) {
    echo $no->getMessage(), "\n";
    exit(1);
}
echo head('', ''), implode('', array_map('written', $entries));
