<?php
/**
 * Finds what PHP 7.4 does not know, by a newer PHP: php tests/syntax74.php FILE...
 * Prints one line for each finding; ends with 0 when there is none. Without a file it tries itself.
 */

declare(strict_types=1);

const NEW_TOKENS = ['T_MATCH', 'T_NULLSAFE_OBJECT_OPERATOR', 'T_ENUM', 'T_READONLY', 'T_ATTRIBUTE'];
const NEW_NAMES = [
    'str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'get_resource_id', 'array_is_list',
    'array_find', 'array_any', 'array_all', 'json_validate', 'fdiv', 'fsync', 'fdatasync', 'enum_exists', 'mb_str_pad', 'mb_trim',
    'mixed', 'never', 'Stringable', 'ValueError', 'UnhandledMatchError', 'WeakMap', 'PhpToken',
];

/** Shapes in the row of tokens; v is a variable, n a name, s public, protected or private. */
const NEW_SHAPES = [
    '/(?<!catch \( )(?<!\| )\bn \| n( \| n)* (& )?(\.\.\. )?v\b/' => 'a union type',
    '/\) : (\? )?n \|/' => 'a union type',
    '/[(,] s /' => 'a promoted property',
    '/\bcatch \( n( \| n)* \)/' => 'catch without a variable',
    '/[(,] n : /' => 'a named argument',
    '/\b(fn|function)( n)? \( [^()]*, \)/' => 'a comma after the last parameter',
    '/[^;{}:)] throw\b/' => 'throw inside an expression',
    '/\bv :: class\b/' => '$object::class',
    '/\bn \( \.\.\. \)/' => 'a callable by (...)',
];

function findings(string $code): array
{
    $found = [];
    $row = '';
    foreach (token_get_all($code) as $token) {
        [$id, $text] = is_array($token) ? $token : [0, $token];
        $name = $id === 0 ? '' : token_name($id);
        if (in_array($name, ['T_WHITESPACE', 'T_COMMENT', 'T_DOC_COMMENT'], true)) {
            continue;
        }
        if (in_array($name, NEW_TOKENS, true) || ($name === 'T_STRING' && in_array($text, NEW_NAMES, true))) {
            $found[] = $text;
        }
        if ($name === 'T_VARIABLE') {
            $row .= ' v';
        } elseif (in_array($name, ['T_STRING', 'T_ARRAY', 'T_NAME_QUALIFIED', 'T_NAME_FULLY_QUALIFIED'], true)) {
            $row .= ' n';
        } elseif (in_array($name, ['T_PUBLIC', 'T_PROTECTED', 'T_PRIVATE'], true)) {
            $row .= ' s';
        } elseif ($name === 'T_CONSTANT_ENCAPSED_STRING' || $name === 'T_ENCAPSED_AND_WHITESPACE') {
            $row .= ' text';
        } else {
            $row .= ' ' . trim($text);
        }
    }
    foreach (NEW_SHAPES as $shape => $what) {
        if (preg_match($shape, $row) === 1) {
            $found[] = $what;
        }
    }
    return $found;
}

$new = [
    '$a?->b();', 'f(a: 1);', 'function f(int|string $x) {}', 'function f(): int|string {}', 'match (1) { 1 => 2 };',
    'class A { function __construct(private int $x) {} }', 'try { f(); } catch (E) {}', 'function f($a, $b,) {}',
    '$x = $y ?? throw new E();', '$a::class;', 'f(...);', 'str_contains("a", "b");', 'function f(mixed $x) {}', '#[A] class B {}',
    'class A { public readonly int $x; }', 'enum A {}',
];
$old = [
    'function f(?int $x = null, string ...$more): ?array {}', 'try { f(); } catch (A | B $c) {}', 'f($a, [1, 2,],);',
    '$a ? b : c;', 'class A { private int $x; public static function b(array &$c): int { throw new E(); } }',
    'switch ($a) { case 1: f(); break; default: throw new E(); }', 'A::class; fn ($x) => $x | 1; f(...$more); A | B;',
    'if ($a) throw new E();',
];
foreach (array_fill_keys($new, true) + array_fill_keys($old, false) as $code => $isNew) {
    if ((findings('<?php ' . $code) !== []) !== $isNew) {
        echo 'this check is wrong about: ' . $code . "\n";
        exit(2);
    }
}
$bad = 0;
foreach (array_slice($argv, 1) as $file) {
    foreach (findings((string) file_get_contents($file)) as $what) {
        echo $file . ': newer than PHP 7.4: ' . $what . "\n";
        $bad = 1;
    }
}
exit($bad);
