<?php
/**
 * The kit against the golden messages: php plugin-stubs/generic/tests/golden.php
 * Prints one line and ends with 0 when all is well.
 */

declare(strict_types=1);

require __DIR__ . '/../paybridge.php';

use Paybridge\Bridge;
use Paybridge\FileStore;
use Paybridge\Json;
use Paybridge\Money;
use Paybridge\Orders;
use Paybridge\Problem;
use Paybridge\Signature;
use Paybridge\Silence;

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $what, string $file, int $line): bool {
    throw new ErrorException($what, 0, $level, $file, $line);
});

const NOW = 1793527200;
const PAIRING = 'whsec_YW4gaW52ZW50ZWQgcGFpcmluZyBzZWNyZXQsIDMyIGI=';

$checks = 0;

function same($expected, $actual, string $what): void
{
    global $checks;
    $checks++;
    if ($expected !== $actual) {
        fwrite(STDERR, $what . "\nexpected " . var_export($expected, true) . "\nbut was  " . var_export($actual, true) . "\n");
        exit(1);
    }
}

function throws(string $class, callable $run, string $what): Throwable
{
    try {
        $run();
    } catch (Throwable $thrown) {
        same($class, get_class($thrown), $what . ' ' . $thrown->getMessage());
        return $thrown;
    }
    same($class, 'nothing', $what);
    exit(1);
}

/** One .http file: [request, answer], each with 'start', 'headers', 'body'. */
function golden(string $name): array
{
    $text = (string) file_get_contents(__DIR__ . '/../examples/' . $name . '.http');
    $parts = explode("\n\n", preg_replace('/^(#.*\n)+/', '', $text));
    $messages = [];
    foreach ([0, 2] as $at) {
        $lines = explode("\n", $parts[$at]);
        $headers = [];
        foreach (array_slice($lines, 1) as $line) {
            [$key, $value] = explode(': ', $line, 2);
            $headers[strtolower($key)] = $value;
        }
        $messages[] = ['start' => $lines[0], 'headers' => $headers, 'body' => rtrim($parts[$at + 1], "\n")];
    }
    return $messages;
}

function status(array $message): int
{
    return (int) explode(' ', $message['start'])[1];
}

/** A shop with the orders that the golden messages know. */
final class GoldenOrders implements Orders
{
    public array $applied = [];
    public array $notes = [];
    public bool $deleted = false;

    public function apply(array $picture, array $newNotes): bool
    {
        if ($this->deleted) {
            return false;
        }
        $this->applied[] = $picture['word'];
        $this->notes = array_merge($this->notes, $newNotes);
        return true;
    }

    public function says(string $order): ?array
    {
        return $order !== '1001' ? null : [
            'status' => 'processing',
            'paid' => true,
            'total' => Money::fromDecimal('49.90', 'EUR'),
            'refunded' => Money::fromDecimal('0', 'EUR'),
        ];
    }
}

function folder(): string
{
    $folder = sys_get_temp_dir() . '/paybridge-golden-' . bin2hex(random_bytes(6));
    register_shutdown_function(static function () use ($folder): void {
        array_map('unlink', array_merge(glob($folder . '/*') ?: [], [$folder . '/.htaccess']));
        rmdir($folder);
    });
    return $folder;
}

$words = [];
$sent = [];
$script = [];
$orders = new GoldenOrders();
$store = new FileStore(folder());

/** The kit with another store; the clock, the wire and the random words are the script's. */
function bridge(FileStore $store, string $pairing = PAIRING): Bridge
{
    global $orders, $wires;
    $identity = [
        'bridge' => 'https://bridge.example', 'shop' => 'k7examplek7example',
        'home' => 'https://shop.example', 'pairing' => $pairing,
    ];
    return new Bridge($identity, $store, $orders, 'https://shop.example/paybridge', '', $wires);
}

$wires = [
    'now' => static function (): int {
        return NOW;
    },
    'word' => static function () use (&$words): string {
        return array_shift($words);
    },
    'send' => static function (string $address, array $headers, string $raw) use (&$sent, &$script): array {
        $sent[] = [$address, $headers, $raw];
        $answer = array_shift($script);
        if ($answer instanceof Throwable) {
            throw $answer;
        }
        return ['status' => status($answer), 'headers' => $answer['headers'], 'body' => $answer['body']];
    },
];
$bridge = bridge($store);

/** Plays one golden call of the shop: the kit must send exactly these bytes and headers. */
function ask(string $file, string $call, callable $run)
{
    global $words, $sent, $script;
    [$request, $answer] = golden($file);
    $words[] = 'msg-' . $call . '-1';
    $script[] = $answer;
    $sent = [];
    try {
        return $run();
    } finally {
        [$address, $headers, $raw] = $sent[0];
        same('https://bridge.example' . explode(' ', $request['start'])[1], $address, $file . ' address');
        same($request['body'], $raw, $file . ' body');
        foreach (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as $name) {
            same($request['headers'][$name], $headers[$name], $file . ' ' . $name);
        }
    }
}

// Before the handshake nothing is said and nothing is believed.
throws(Silence::class, static function () use ($bridge) {
    $bridge->mayCancel('1001');
}, 'a call before the handshake');
[$early] = golden('challenge');
same(401, $bridge->answer($early['headers'], $early['body'])['status'], 'a challenge before the handshake');

$words[] = 'shop-nonce-0001-invented';
same('Tea Shop', ask('handshake', 'handshake', static function () use ($bridge) {
    return $bridge->handshake(['shop.example']);
})['shopName'], 'handshake');

$eur = static function (string $decimal): array {
    return Money::fromDecimal($decimal, 'EUR');
};
$more = [
    'flow' => 'redirect', 'capture' => 'automatic', 'save' => false,
    'shopper' => [
        'firstName' => 'Zoë', 'lastName' => 'Nováková', 'email' => 'zoe@mail.example', 'phone' => '',
        'address' => '', 'city' => '', 'state' => '', 'postcode' => '', 'country' => 'DE', 'ip' => '',
        'locale' => 'en', 'customerId' => '',
    ],
];
$checkout = static function (array $total) use ($bridge, $more): callable {
    return static function () use ($bridge, $more, $total) {
        return $bridge->checkout(
            ['id' => '1001', 'key' => 'wc_order_x', 'number' => '1001', 'total' => $total, 'description' => '2 × Tea'],
            'card',
            'https://shop.example/thanks?order=1001',
            'https://shop.example/pay-again?order=1001',
            $more
        );
    };
};

same('card', ask('offers', 'offers', static function () use ($bridge, $eur) {
    return $bridge->offers($eur('49.90'), 'DE', true);
})['offers'][0]['method'], 'offers');
same('https://bridge.example/pay/invented0token0invented', ask('checkout', 'checkout', $checkout($eur('49.90')))['page'], 'checkout');

$problem = throws(Problem::class, static function () use ($checkout) {
    ask('checkout-wrong-exponent', 'checkout', $checkout(['currency' => 'EUR', 'minor' => 4990, 'exponent' => 3]));
}, 'wrong exponent');
same(['wrong-exponent', 'body.order.total.exponent', 422, false], [$problem->type, $problem->field, $problem->status, $problem->retryable], 'a problem');
$problem = throws(Problem::class, static function () use ($checkout, $eur) {
    ask('checkout-not-confirmed', 'checkout', $checkout($eur('49.90')));
}, 'not confirmed');
same(true, $problem->retryable, 'not confirmed may be tried again');

ask('status', 'status', static function () use ($bridge) {
    return $bridge->status(['1001', '1002']);
});
same(['paid'], $orders->applied, 'a status is applied');
same(2, count($orders->notes), 'notes are written once');
same('done', ask('charge', 'charge', static function () use ($bridge, $eur) {
    return $bridge->charge(
        ['id' => '1001', 'key' => 'wc_order_x', 'number' => '1001', 'total' => $eur('49.90'), 'description' => '2 × Tea'],
        '01JBTMETH0D000000000000001',
        '17',
        ['present' => false, 'shopper' => ['email' => 'zoe@mail.example', 'country' => 'DE', 'locale' => 'en']]
    );
})['outcome'], 'charge');
ask('capture', 'capture', static function () use ($bridge) {
    return $bridge->capture('1001');
});
same('refused', ask('void', 'void', static function () use ($bridge) {
    return $bridge->void('1001', 'out of stock');
})['outcome'], 'void');
same('pending', ask('refund', 'refund', static function () use ($bridge, $eur) {
    return $bridge->refund('1001', '77', $eur('5.00'), 'one cup was broken');
})['outcome'], 'refund');
same(['paid'], $orders->applied, 'an old picture is not applied again');
same(false, ask('may-cancel', 'may-cancel', static function () use ($bridge) {
    return $bridge->mayCancel('1001');
})['may'], 'may-cancel');
ask('order-changed', 'order-changed', static function () use ($bridge) {
    return $bridge->orderChanged('1001', 'shipped', ['carrier' => 'DHL', 'trackingNumber' => 'JJD000390007']);
});
ask('check', 'check', static function () use ($bridge) {
    return $bridge->check();
});
throws(Problem::class, static function () use ($bridge) {
    ask('moved', 'moved', static function () use ($bridge) {
        return $bridge->moved('https://old.example');
    });
}, 'a copy that says it moved');
[$challenge] = golden('challenge');
$elsewhere = Json::write(['home' => 'https://copy.example'] + Json::read($challenge['body']));
same(409, $bridge->answer([
    'webhook-id' => 'c', 'webhook-timestamp' => (string) NOW,
    'webhook-signature' => Signature::sign(['whsec_kSLlyD+de4HFS7uO7m+OG06eaHGsENZVUpobSLiOApc='], 'c', NOW, $elsewhere),
], $elsewhere)['status'], 'a challenge of a shop that lives elsewhere');
ask('goodbye', 'goodbye', static function () use ($bridge) {
    return $bridge->goodbye('deactivated');
});
ask('saved-methods', 'saved-methods', static function () use ($bridge) {
    return $bridge->call('saved-methods', ['customer' => '17']);
});
same('Zoë', ask('person-export', 'person', static function () use ($bridge) {
    return $bridge->person('export', 'zoe@mail.example');
})['orders'][0]['data'][1]['value'], 'person, export');
same(2, ask('person-erase', 'person', static function () use ($bridge) {
    return $bridge->person('erase', 'zoe@mail.example');
})['erased'], 'person, erase');

// An answer counts only with the bridge's signature, for this call, and not changed.
$attacks = [
    'body' => static function (array $answer): array {
        return ['body' => str_replace('invented0token', 'invented1token', $answer['body'])] + $answer;
    },
    'id' => static function (array $answer): array {
        return ['headers' => ['webhook-id' => 'msg-other-1'] + $answer['headers']] + $answer;
    },
    'old' => static function (array $answer): array {
        return ['headers' => ['webhook-timestamp' => (string) (NOW - 301)] + $answer['headers']] + $answer;
    },
    'unsigned' => static function (array $answer): array {
        return ['headers' => ['webhook-signature' => ''] + $answer['headers']] + $answer;
    },
];
foreach ($attacks as $name => $attack) {
    $words[] = 'msg-checkout-1';
    $script[] = $attack(golden('checkout')[1]);
    $silence = throws(Silence::class, $checkout($eur('49.90')), $name);
    same(true, $silence->sent, $name . ' may have happened');
}

// A failed connect is repeated with the same id; a lost answer never.
$words[] = 'msg-checkout-1';
array_push($script, new Silence('refused', false), golden('checkout')[1]);
$sent = [];
$checkout($eur('49.90'))();
same(2, count($sent), 'a failed connect is repeated');
same($sent[0][1]['webhook-id'], $sent[1][1]['webhook-id'], 'with the same id');
$words[] = 'msg-checkout-1';
$script[] = new Silence('timed out', true);
$sent = [];
throws(Silence::class, $checkout($eur('49.90')), 'a lost answer');
same(1, count($sent), 'a lost answer is not repeated');

// Calls of the bridge.
function tell(string $file): array
{
    global $bridge;
    [$request, $expected] = golden($file);
    $answer = $bridge->answer($request['headers'], $request['body']);
    same(status($expected), $answer['status'], $file . ' status');
    same(
        $expected['headers']['webhook-signature'],
        Signature::sign(['whsec_0xJNPNOXAP6RKbqu0b1ydb5s3t4BiXUpEX8OxyC+SBU='], $answer['headers']['webhook-id'], NOW, $expected['body']),
        $file . ' signature of the example'
    );
    return [$answer, $expected];
}

[$answer, $expected] = tell('read-back');
same($expected['body'], $answer['body'], 'read-back');
same($expected['headers']['webhook-signature'], $answer['headers']['webhook-signature'], 'read-back signature');
[$answer, $expected] = tell('order-update');
same(str_replace('"applied":true', '"applied":false', $expected['body']), $answer['body'], 'the second time');

$orders->applied = [];
$fresh = new FileStore(folder());
$fresh->change('secrets', static function () use ($store): array {
    return $store->read('secrets');
});
$bridge = bridge($fresh);
[$answer, $expected] = tell('order-update');
same($expected['body'], $answer['body'], 'the first time');
same($expected['headers']['webhook-signature'], $answer['headers']['webhook-signature'], 'order-update signature');
same(['paid'], $orders->applied, 'applied once');

same([true, false], [$bridge->isPaired(), $bridge->isConfirmed()], 'paired, not confirmed');
[$answer, $expected] = tell('challenge');
same($expected['body'], $answer['body'], 'challenge');
same(true, $bridge->isConfirmed(), 'confirmed');
same(false, bridge($fresh, 'whsec_YW5vdGhlciBwYWlyaW5nIHNlY3JldCwgMzIgYnl0ZXM=')->isPaired(), 'a new paybridge.json');
[$answer, $expected] = tell('canary');
same($expected['body'], $answer['body'], 'canary');

[$request] = golden('order-update');
for ($i = 0; $i < strlen($request['body']); $i += 7) {
    $changed = $request['body'];
    $changed[$i] = chr(ord($changed[$i]) ^ 1);
    same(401, $bridge->answer($request['headers'], $changed)['status'], 'a changed byte');
}
same(401, $bridge->answer([], $request['body'])['status'], 'no headers');
same([], array_intersect(['webhook-signature'], array_keys($bridge->answer([], 'x')['headers'])), 'a 401 is not signed');

$deleted = new FileStore(folder());
$bridge = bridge($deleted);
$deleted->change('secrets', static function () use ($store): array {
    return $store->read('secrets');
});
$orders->deleted = true;
[$answer, $expected] = tell('order-update-gone');
same($expected['body'], $answer['body'], 'gone');
$orders->deleted = false;
same(0, $deleted->read('order 1001')['sequence'] ?? 0, 'a refused picture leaves no trace');

// The numbers of another bridge's pictures mean nothing to this one's.
foreach ([['another-shop', ['paid'], true], ['k7examplek7example', [], false]] as [$whose, $applied, $changed]) {
    $moved = new FileStore(folder());
    $moved->change('secrets', static function () use ($store): array {
        return $store->read('secrets');
    });
    $moved->change('order 1001', static function () use ($whose): array {
        return ['shop' => $whose, 'sequence' => 99, 'notes' => []];
    });
    $bridge = bridge($moved);
    $orders->applied = [];
    [$answer] = tell('order-update');
    same($applied, $orders->applied, 'an order that ' . $whose . ' told about');
    same([$changed, $changed ? 3 : 99], [Json::read($answer['body'])['applied'], Json::read($answer['body'])['sequence']], 'and what it says');
}

// pull: one round applies, one confirms.
$bridge = bridge($fresh);
array_push($words, 'msg-pull-1', 'msg-pull-1');
$theirs = 'whsec_kSLlyD+de4HFS7uO7m+OG06eaHGsENZVUpobSLiOApc=';
$empty = '{"pictures":[],"more":false}';
array_push($script, golden('pull')[1], [
    'start' => 'HTTP/1.1 200', 'body' => $empty,
    'headers' => ['webhook-id' => 'msg-pull-1', 'webhook-timestamp' => (string) NOW, 'webhook-signature' => Signature::sign([$theirs], 'msg-pull-1', NOW, $empty)],
]);
$sent = [];
same(1, $bridge->pull(), 'one picture');
same([], Json::read($sent[0][2])['body']['applied'], 'nothing to confirm at first');
same(3, Json::read($sent[1][2])['body']['applied'][0]['sequence'], 'then the picture is confirmed');

// rotate: the same nonce for a repeated call, old and new secrets for a day.
$words[] = 'shop-nonce-0002-invented';
[$answer, $expected] = tell('rotate');
same($expected['body'], $answer['body'], 'rotate');
same($expected['headers']['webhook-signature'], $answer['headers']['webhook-signature'], 'rotate is signed as before');
$words[] = 'shop-nonce-0003-not-used';
[$answer, $expected] = tell('rotate');
same($expected['body'], $answer['body'], 'rotate again');
$new = Signature::derive('whsec_0xJNPNOXAP6RKbqu0b1ydb5s3t4BiXUpEX8OxyC+SBU=', 'shop-nonce-0002-invented', 'bridge-nonce-0002-invented');
$body = golden('canary')[0]['body'];
same(200, $bridge->answer([
    'webhook-id' => 'new', 'webhook-timestamp' => (string) NOW,
    'webhook-signature' => Signature::sign([$new['bridge-to-shop']], 'new', NOW, $body),
], $body)['status'], 'the new secret proves');

// What the kit does not know is refused in words, signed.
foreach ([['call', 'dance'], ['protocol', '9']] as [$field, $value]) {
    $raw = Json::write([$field => $value] + Json::read(golden('canary')[0]['body']));
    $answer = $bridge->answer([
        'webhook-id' => 'new', 'webhook-timestamp' => (string) NOW,
        'webhook-signature' => Signature::sign([$new['bridge-to-shop']], 'new', NOW, $raw),
    ], $raw);
    same(501, $answer['status'], 'an unknown ' . $field);
    same(['1', '1-draft'], Json::read($answer['body'])['protocols'], 'with the versions spoken');
    same('new', $answer['headers']['webhook-id'], 'and proved');
}

// A bridge from before: the call is made again in its version, and the next ones begin so; when it
// speaks the newest itself, it is called so again.
$older = new FileStore(folder());
$older->change('secrets', static function () use ($store): array {
    return $store->read('secrets');
});
$bridge = bridge($older);
function refusedVersion(string $id): array
{
    $body = '{"type":"/problems/not-spoken","title":"Not spoken","status":501,"protocols":["1-draft"]}';
    return ['start' => 'HTTP/1.1 501', 'body' => $body, 'headers' => [
        'webhook-id' => $id, 'webhook-timestamp' => (string) NOW,
        'webhook-signature' => Signature::sign(['whsec_kSLlyD+de4HFS7uO7m+OG06eaHGsENZVUpobSLiOApc='], $id, NOW, $body),
    ]];
}
$versions = static function () use (&$sent): array {
    return array_map(static function (array $call): string {
        return Json::read($call[2])['protocol'];
    }, $sent);
};
array_push($words, 'msg-offers-1', 'msg-offers-1');
array_push($script, refusedVersion('msg-offers-1'), golden('offers')[1], golden('offers')[1]);
$sent = [];
same('card', $bridge->offers()['offers'][0]['method'], 'an older bridge answers');
same(['1', '1-draft'], $versions(), 'in its version');
same($sent[0][1]['webhook-id'], $sent[1][1]['webhook-id'], 'asked with the same id');
$sent = [];
$bridge->offers();
same(['1-draft'], $versions(), 'which is kept');
$raw = Json::write(['protocol' => '1-draft'] + Json::read(golden('canary')[0]['body']));
$signed = static function (string $raw): array {
    return [
        'webhook-id' => 'new', 'webhook-timestamp' => (string) NOW,
        'webhook-signature' => Signature::sign(['whsec_kSLlyD+de4HFS7uO7m+OG06eaHGsENZVUpobSLiOApc='], 'new', NOW, $raw),
    ];
};
same(200, $bridge->answer($signed($raw), $raw)['status'], 'an older bridge is heard');
$raw = golden('canary')[0]['body'];
same(200, $bridge->answer($signed($raw), $raw)['status'], 'and when it was updated');
$words[] = 'msg-offers-1';
$script[] = golden('offers')[1];
$sent = [];
$bridge->offers();
same(['1'], $versions(), 'it is called in the newest version again');
array_push($words, 'msg-offers-1');
array_push($script, refusedVersion('msg-offers-1'), refusedVersion('msg-offers-1'));
$sent = [];
same('not-spoken', throws(Problem::class, static function () use ($bridge) {
    $bridge->offers();
}, 'a call that it does not know')->type, 'is asked in both versions');
same(2, count($sent), 'and no more');
$words[] = 'msg-offers-1';
$script[] = refusedVersion('msg-offers-1');
$sent = [];
throws(Problem::class, static function () use ($bridge) {
    $bridge->offers();
}, 'a call that it does not know in its own version');
same(1, count($sent), 'is asked once');

// Amounts.
same(['currency' => 'EUR', 'minor' => 4990, 'exponent' => 2], $eur('49.9'), '49.9');
same(4990, $eur('49.90000')['minor'], '49.90000');
same(1, $eur('0.01')['minor'], '0.01');
same(0, $eur('0')['minor'], '0');
same(500, Money::fromDecimal('500', 'JPY')['minor'], 'JPY');
same(4990, Money::fromDecimal('4.99', 'KWD')['minor'], 'KWD');
same(999999999999, $eur('9999999999.99')['minor'], 'the largest');
foreach (['49.901', '', '1e3', '-1', '1,5', '.5', ' ', '10000000000.00', "1\n2"] as $bad) {
    throws(InvalidArgumentException::class, static function () use ($eur, $bad) {
        $eur($bad);
    }, 'amount ' . $bad);
}
throws(InvalidArgumentException::class, static function () {
    Money::fromDecimal('1', 'eur');
}, 'eur');
foreach (['49.90' => 'EUR', '0.05' => 'EUR', '500' => 'JPY', '4.990' => 'KWD'] as $decimal => $currency) {
    same((string) $decimal, Money::toDecimal(Money::fromDecimal((string) $decimal, $currency)), 'there and back');
}

echo 'golden messages: ' . $checks . " checks passed\n";
