<?php
/**
 * Makes the .mo that WordPress loads: php make-mo.php FROM.po TO.mo. A text without a translation is
 * left out, as msgfmt does. Format: GNU gettext manual, "The Format of GNU MO Files".
 */

declare(strict_types=1);

require __DIR__ . '/po.php';

[, $from, $to] = $argv;
$texts = [];
foreach (read_po(file_get_contents($from)) as $key => $entry) {
    if (!in_array('', $entry['said'], true)) {
        $texts[$key] = implode("\0", $entry['said']);
    }
}
ksort($texts, SORT_STRING);

/** Lengths and offsets of strings that lie one behind the other, each with a NUL behind it. */
function table(array $strings, int $offset): string
{
    $table = '';
    foreach ($strings as $string) {
        $table .= pack('VV', strlen($string), $offset);
        $offset += strlen($string) + 1;
    }
    return $table;
}

$keys = array_map('strval', array_keys($texts));
$count = count($texts);
$first = 28 + 16 * $count;
$originals = implode("\0", $keys) . "\0";
$head = pack('V7', 0x950412de, 0, $count, 28, 28 + 8 * $count, 0, $first);
file_put_contents(
    $to,
    $head . table($keys, $first) . table(array_values($texts), $first + strlen($originals)) . $originals . implode("\0", $texts) . "\0"
);
