<?php
/**
 * Paybridge for PHP shops: the plugin protocol in one file.
 *
 * Begin with the class Bridge. Your shop implements Orders (two methods), gives a Store (FileStore
 * is here), and calls handshake() once, checkout() for each order, and listen() at the callback
 * address. README.md shows the least that pays once, example-shop.php a whole small shop.
 *
 * Needs PHP 7.4 or newer (64 bit) with ext-json; uses ext-curl where it is there, else streams
 * (then ext-openssl for https). The protocol: docs/plugin-protocol.md of Paybridge.
 * License: Apache-2.0.
 */

declare(strict_types=1);

namespace Paybridge;

/** Your orders, as the bridge needs them. */
interface Orders
{
    /**
     * Make the order what the picture says. Called under this order's lock, and only for a picture
     * that is newer than the last one. May be called twice with one picture if the process dies in
     * between, so set values, do not add to them.
     *
     * @param array $picture see PICTURE in the protocol; $picture['word'] is the word that counts
     * @param array $newNotes the notes that were not given to you before
     * @return bool false when the order was deleted for good: the bridge then stops telling
     */
    public function apply(array $picture, array $newNotes): bool;

    /**
     * What the order says now: ['status' => your own word, 'paid' => whether that counts as paid,
     * 'total' => money or missing, 'refunded' => money or missing]; null when there is no such order.
     */
    public function says(string $order): ?array;
}

/** Where the kit keeps its secrets, and for each order the last picture's number. */
interface Store
{
    /** What was kept under this name; [] when nothing was. */
    public function read(string $name): array;

    /**
     * Changes what is kept under this name. While $change runs, nobody else changes the same name.
     * $change gets what is kept ([] at first) and returns what to keep.
     */
    public function change(string $name, callable $change): array;
}

/** A Store of JSON files in one folder, one lock each. The folder must not be reachable from the web. */
final class FileStore implements Store
{
    private string $folder;

    public function __construct(string $folder)
    {
        if (!is_dir($folder) && !mkdir($folder, 0700, true) && !is_dir($folder)) {
            throw new \RuntimeException('The folder for Paybridge cannot be made: ' . $folder);
        }
        $this->folder = $folder;
        // Asks Apache to keep the folder to itself; other servers must be told, see README.md.
        if (!is_file($folder . '/.htaccess')) {
            file_put_contents($folder . '/.htaccess', "Require all denied\n");
        }
    }

    public function read(string $name): array
    {
        $text = is_file($this->file($name)) ? file_get_contents($this->file($name)) : '';
        return $text === '' || $text === false ? [] : Json::read($text);
    }

    public function change(string $name, callable $change): array
    {
        $lock = fopen($this->file($name) . '.lock', 'c');
        if ($lock === false || !flock($lock, LOCK_EX)) {
            throw new \RuntimeException('Paybridge cannot lock its file in ' . $this->folder);
        }
        try {
            $after = $change($this->read($name));
            // Whole or not at all: a new file takes the place of the old one in one step.
            $new = $this->file($name) . '.new';
            if (file_put_contents($new, Json::write($after)) === false) {
                throw new \RuntimeException('Paybridge cannot write in ' . $this->folder);
            }
            chmod($new, 0600);
            rename($new, $this->file($name));
            return $after;
        } finally {
            flock($lock, LOCK_UN);
            fclose($lock);
        }
    }

    private function file(string $name): string
    {
        // An order's id may hold anything, a file's name may not.
        return $this->folder . '/' . hash('sha256', $name) . '.json';
    }
}

/** The bridge heard the call and said no. */
final class Problem extends \RuntimeException
{
    /** The stable word, such as `unknown-currency`. */
    public string $type;
    public int $status;
    /** The field at fault, such as `body.order.total.minor`, or ''. */
    public string $field;
    /** The very same call may work later. */
    public bool $retryable;
    /** For the support. */
    public string $reference;
    /** Of the problem `not-spoken`: the versions that the bridge speaks. */
    public array $protocols;

    public function __construct(array $body, int $status)
    {
        $this->type = basename((string) ($body['type'] ?? 'unknown'));
        $this->status = $status;
        $this->field = (string) ($body['field'] ?? '');
        $this->retryable = ($body['retryable'] ?? false) === true;
        $this->reference = (string) ($body['reference'] ?? '');
        $this->protocols = (array) ($body['protocols'] ?? []);
        $said = trim(($body['title'] ?? '') . ' ' . ($body['detail'] ?? '') . ' ' . $this->field);
        parent::__construct($said === '' ? $this->type : $said);
    }
}

/**
 * No answer that counts. When $sent is true the call may have happened: do not repeat what moves
 * money, a picture will tell.
 */
final class Silence extends \RuntimeException
{
    public bool $sent;
    /** Of an answer that the bridge did not sign; 0 when there was none. */
    public int $status;

    public function __construct(string $why, bool $sent, int $status = 0)
    {
        $this->sent = $sent;
        $this->status = $status;
        parent::__construct($why);
    }
}

/** Money on the wire: minor units with the exponent of ISO 4217, made without floating point. */
final class Money
{
    private const NO_DECIMALS = ' BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ';
    private const THREE_DECIMALS = ' BHD IQD JOD KWD LYD OMR TND ';
    private const FOUR_DECIMALS = ' CLF UYW ';

    /** How many decimals a currency has. */
    public static function exponent(string $currency): int
    {
        if (preg_match('/^[A-Z]{3}$/D', $currency) !== 1) {
            throw new \InvalidArgumentException('Not a currency of ISO 4217: ' . $currency);
        }
        $word = ' ' . $currency . ' ';
        foreach ([0 => self::NO_DECIMALS, 3 => self::THREE_DECIMALS, 4 => self::FOUR_DECIMALS] as $decimals => $list) {
            if (strpos($list, $word) !== false) {
                return $decimals;
            }
        }
        return 2;
    }

    /** `'49.9'` of EUR is 4990 minor units. Refuses what does not fit, rather than round it. */
    public static function fromDecimal(string $decimal, string $currency): array
    {
        $exponent = self::exponent($currency);
        if (preg_match('/^([0-9]+)(?:\.([0-9]*))?$/D', trim($decimal), $parts) !== 1) {
            throw new \InvalidArgumentException('Not an amount: ' . $decimal);
        }
        $decimals = rtrim($parts[2] ?? '', '0');
        if (strlen($decimals) > $exponent) {
            throw new \InvalidArgumentException($decimal . ' has more decimals than ' . $currency);
        }
        $minor = ltrim($parts[1] . str_pad($decimals, $exponent, '0'), '0');
        if (strlen($minor) > 12) {
            throw new \InvalidArgumentException('Too large an amount: ' . $decimal);
        }
        return ['currency' => $currency, 'minor' => (int) $minor, 'exponent' => $exponent];
    }

    /** 4990 minor units of EUR are `'49.90'`. */
    public static function toDecimal(array $money): string
    {
        $exponent = self::exponent($money['currency']);
        $digits = str_pad((string) $money['minor'], $exponent + 1, '0', STR_PAD_LEFT);
        return $exponent === 0
            ? $digits
            : substr($digits, 0, -$exponent) . '.' . substr($digits, -$exponent);
    }
}

/** JSON both ways; throws \JsonException. */
final class Json
{
    public static function write(array $value): string
    {
        return json_encode(
            $value === [] ? new \stdClass() : $value,
            JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR
        );
    }

    public static function read(string $text): array
    {
        $value = json_decode($text, true, 21, JSON_THROW_ON_ERROR);
        if (!is_array($value)) {
            throw new \JsonException('Not a JSON object');
        }
        return $value;
    }
}

/** Signatures after Standard Webhooks, and the secrets of a pairing. */
final class Signature
{
    private const TOLERANCE = 300;

    /** The value of `webhook-signature`: one signature for each secret. */
    public static function sign(array $secrets, string $id, int $seconds, string $raw): string
    {
        $signatures = [];
        foreach ($secrets as $secret) {
            $signatures[] = 'v1,' . base64_encode(
                hash_hmac('sha256', $id . '.' . $seconds . '.' . $raw, self::key($secret), true)
            );
        }
        return implode(' ', $signatures);
    }

    /** True when one of the secrets made one of the signatures, and not long ago. */
    public static function proves(array $secrets, array $headers, string $raw, int $now): bool
    {
        $id = $headers['webhook-id'] ?? '';
        $seconds = $headers['webhook-timestamp'] ?? '';
        if (preg_match('/^[A-Za-z0-9_-]{1,64}$/D', $id) !== 1
            || preg_match('/^[0-9]{1,12}$/D', $seconds) !== 1
            || abs($now - (int) $seconds) > self::TOLERANCE) {
            return false;
        }
        $fits = false;
        foreach ($secrets as $secret) {
            $expected = self::sign([$secret], $id, (int) $seconds, $raw);
            foreach (explode(' ', $headers['webhook-signature'] ?? '', 16) as $given) {
                $fits = hash_equals($expected, $given) || $fits;
            }
        }
        return $fits;
    }

    /** ['shop-to-bridge' => …, 'bridge-to-shop' => …] of a pairing or a rotation. */
    public static function derive(string $secret, string $shopNonce, string $bridgeNonce): array
    {
        $keys = [];
        foreach (['shop-to-bridge', 'bridge-to-shop'] as $direction) {
            $said = 'paybridge ' . $direction . "\n" . $shopNonce . "\n" . $bridgeNonce;
            $keys[$direction] = 'whsec_'
                . base64_encode(hash_hmac('sha256', $said, self::key($secret), true));
        }
        return $keys;
    }

    private static function key(string $secret): string
    {
        $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
        if ($key === false || $key === '') {
            throw new \InvalidArgumentException('A secret is not whsec_ and base64.');
        }
        return $key;
    }
}

/** Sends one HTTP POST and waits up to 15 seconds; never follows a redirect. */
final class Http
{
    /** ['status' => int, 'headers' => lower-case names, 'body' => string]; throws Silence. */
    public static function post(string $address, array $headers, string $raw): array
    {
        $lines = [];
        foreach ($headers as $name => $value) {
            $lines[] = $name . ': ' . $value;
        }
        return function_exists('curl_init')
            ? self::byCurl($address, $lines, $raw)
            : self::byStream($address, $lines, $raw);
    }

    private static function byCurl(string $address, array $lines, string $raw): array
    {
        $heard = [];
        $curl = curl_init($address);
        curl_setopt_array($curl, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $raw,
            CURLOPT_HTTPHEADER => array_merge($lines, ['Expect:']),
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT => 5,
            CURLOPT_TIMEOUT => 15,
            CURLOPT_HEADERFUNCTION => static function ($curl, string $line) use (&$heard): int {
                $heard[] = $line;
                return strlen($line);
            },
        ]);
        $body = curl_exec($curl);
        if (!is_string($body)) {
            // A request is written after the connection stands; before that nothing can have arrived.
            $sent = curl_getinfo($curl, CURLINFO_PRETRANSFER_TIME) > 0;
            throw new Silence('No answer from the bridge: ' . curl_error($curl), $sent);
        }
        $status = (int) curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        return ['status' => $status, 'headers' => self::headers($heard), 'body' => $body];
    }

    private static function byStream(string $address, array $lines, string $raw): array
    {
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => implode("\r\n", $lines),
            'content' => $raw,
            'timeout' => 15,
            'follow_location' => 0,
            'ignore_errors' => true,
        ]]);
        $stream = @fopen($address, 'rb', false, $context);
        if ($stream === false) {
            $why = (string) (error_get_last()['message'] ?? '');
            $never = preg_match('/refused|getaddrinfo|unreachable/i', $why) === 1;
            throw new Silence('No answer from the bridge', !$never);
        }
        $heard = stream_get_meta_data($stream)['wrapper_data'] ?? [];
        $body = stream_get_contents($stream);
        fclose($stream);
        if ($body === false || preg_match('/^HTTP\/\S+ ([0-9]{3})/', (string) ($heard[0] ?? ''), $first) !== 1) {
            throw new Silence('Half an answer from the bridge', true);
        }
        return ['status' => (int) $first[1], 'headers' => self::headers($heard), 'body' => $body];
    }

    private static function headers(array $lines): array
    {
        $headers = [];
        foreach ($lines as $line) {
            $pair = explode(':', $line, 2);
            if (count($pair) === 2) {
                $headers[strtolower(trim($pair[0]))] = trim($pair[1]);
            }
        }
        return $headers;
    }
}

/** The bridge, as a shop speaks to it and hears from it. */
final class Bridge
{
    /** The versions of the protocol that are spoken here, the newest first. */
    public const PROTOCOLS = ['1', '1-draft'];
    private const PATIENCE = 10;
    private const MOST_BYTES = 65536;
    private const SECRETS = 'secrets';

    private array $identity;
    private Store $store;
    private Orders $orders;
    private string $home;
    private string $callback;
    private string $fallback;
    private int $patience;
    /** @var callable */
    private $send;
    /** @var callable */
    private $now;
    /** @var callable */
    private $word;

    /**
     * @param array $identity what stands in paybridge.json; see load()
     * @param string $callback the address, below the shop's, where the shop calls listen()
     * @param string $home where this shop lives, without slash at the end. Give it from the shop's own
     *     settings if there it has one: then a copy of the shop at another address is noticed. When
     *     it is '' the address in paybridge.json is taken.
     * @param array $instead your own functions in the place of the kit's: 'send' (see Http::post()),
     *     'now', 'word'; 'patience', the seconds for which a call is repeated (10); and 'fallback',
     *     a second address, below the shop's, where it calls listen(), too
     */
    public function __construct(
        array $identity,
        Store $store,
        Orders $orders,
        string $callback,
        string $home = '',
        array $instead = []
    ) {
        foreach (['bridge', 'shop', 'home', 'pairing'] as $needed) {
            if (!is_string($identity[$needed] ?? null) || $identity[$needed] === '') {
                throw new \InvalidArgumentException('paybridge.json has no "' . $needed . '".');
            }
        }
        $this->identity = $identity;
        $this->store = $store;
        $this->orders = $orders;
        $this->home = $home === '' ? $identity['home'] : $home;
        $this->callback = $callback;
        $this->fallback = $instead['fallback'] ?? '';
        $this->send = $instead['send'] ?? [Http::class, 'post'];
        $this->now = $instead['now'] ?? 'time';
        $this->patience = $instead['patience'] ?? self::PATIENCE;
        $this->word = $instead['word'] ?? static function (): string {
            return bin2hex(random_bytes(16));
        };
    }

    /** Reads paybridge.json. */
    public static function load(string $file): array
    {
        $text = is_file($file) ? file_get_contents($file) : false;
        if ($text === false) {
            throw new \RuntimeException('There is no ' . $file . '. It is in the plugin that the bridge gave you.');
        }
        return Json::read($text);
    }

    // Calls of the shop. Each returns the answer's body, or throws Problem (the bridge said no) or
    // Silence (no answer that counts). Money is written as Money::fromDecimal() makes it.

    /** True once the handshake of this very paybridge.json was answered. */
    public function isPaired(): bool
    {
        return ($this->store->read(self::SECRETS)['from'] ?? '') === $this->mark();
    }

    /** True once the bridge has found the shop at its callback, too. */
    public function isConfirmed(): bool
    {
        return $this->isPaired() && ($this->store->read(self::SECRETS)['confirmed'] ?? false) === true;
    }

    /**
     * Six numbers from 0 to 255 that both sides can show, as words of one list, so that a person sees
     * that this shop speaks with the bridge it should; [] before the handshake.
     */
    public function fingerprint(): array
    {
        $theirs = $this->secrets('bridge-to-shop');
        $ours = $this->secrets('shop-to-bridge');
        if ($theirs === [] || $ours === []) {
            return [];
        }
        $digest = hash_hmac('sha256', "paybridge words\n" . $ours[0] . "\n" . $theirs[0], $ours[0], true);
        return array_values(unpack('C6', $digest));
    }

    /**
     * Introduces the shop; once is enough. The bridge then calls the callback at once, and collects
     * no money before that call was answered. Until then a handshake may be repeated.
     */
    public function handshake(array $returnHosts = [], string $platform = 'generic', string $version = '0.1'): array
    {
        $nonce = ($this->word)();
        $secret = $this->identity['pairing'];
        $answer = $this->exchange('handshake', [
            'protocols' => self::PROTOCOLS,
            'callback' => $this->callback,
            'returnHosts' => $returnHosts,
            'platform' => $platform,
            'pluginVersion' => $version,
            'nonce' => $nonce,
        ] + $this->secondDoor(), [$secret], [$secret]);
        $keys = Signature::derive($secret, $nonce, (string) $answer['nonce']);
        $mark = $this->mark();
        $version = self::common([$answer['protocol'] ?? '']);
        $this->store->change(self::SECRETS, static function () use ($keys, $mark, $version): array {
            return [
                'from' => $mark,
                'protocol' => $version,
                'shop-to-bridge' => [$keys['shop-to-bridge']],
                'bridge-to-shop' => [$keys['bridge-to-shop']],
            ];
        });
        return $answer;
    }

    /** The ways to pay: ['offers' => […]]. $total is money, see Money::fromDecimal(). */
    public function offers(?array $total = null, string $country = '', bool $test = false): array
    {
        $body = $total === null ? [] : ['total' => $total];
        $body += $country === '' ? [] : ['country' => $country];
        return $this->call('offers', $body + ['test' => $test]);
    }

    /**
     * Collects money for an order; send the shopper to ['page'].
     *
     * @param array $order id, number, total, and maybe key, description
     * @param array $more flow, capture, save, plan, shopper: see the protocol
     * @return array order, attempt, reference, page
     */
    public function checkout(array $order, string $method, string $returnUrl, string $cancelUrl, array $more = []): array
    {
        if (($more['shopper'] ?? null) === []) {
            unset($more['shopper']); // it would be written as a list
        }
        $body = ['order' => $order, 'method' => $method] + $more;
        return $this->call('checkout', $body + ['returnUrl' => $returnUrl, 'cancelUrl' => $cancelUrl]);
    }

    /**
     * Takes money for an order with a method that the customer stored, without a page. While an
     * earlier charge of the order is not decided, a further one is the same.
     *
     * @param array $order id, number, total, and maybe key, description
     * @param string $saved an id of `saved-methods`
     * @param array $more present, shopper: see the protocol
     * @param string $id the webhook-id: a second call with it is the same call. Yours to choose when
     *     one renewal must be one call, whatever happens to this process.
     * @return array operation, outcome (done, pending, refused, unknown), said, order
     */
    public function charge(array $order, string $saved, string $customer, array $more = [], string $id = ''): array
    {
        if (($more['shopper'] ?? null) === []) {
            unset($more['shopper']); // it would be written as a list
        }
        return $this->move('charge', ['order' => $order, 'saved' => $saved, 'customer' => $customer] + $more, $id);
    }

    /** What is true about up to 100 orders; applies it, too. */
    public function status(array $orders): array
    {
        $answer = $this->call('status', ['orders' => array_map('strval', array_values($orders))]);
        foreach ($answer['orders'] as $picture) {
            $this->apply($picture);
        }
        return $answer;
    }

    /** Takes held money; without $amount all of it. */
    public function capture(string $order, ?array $amount = null): array
    {
        return $this->move('capture', ['order' => $order] + ($amount === null ? [] : ['amount' => $amount]));
    }

    /** Gives held money back. */
    public function void(string $order, string $reason = ''): array
    {
        return $this->move('void', ['order' => $order, 'reason' => $reason]);
    }

    /**
     * Pays money back. $refund is your own id of it: a second call with it is the same refund.
     * $confirmed: a person wants it although the gateway's time for refunds is over.
     */
    public function refund(
        string $order,
        string $refund,
        array $amount,
        string $reason = '',
        bool $confirmed = false
    ): array {
        $body = ['order' => $order, 'refund' => $refund, 'amount' => $amount, 'reason' => $reason];
        return $this->move('refund', $confirmed ? $body + ['confirmed' => true] : $body);
    }

    /** Before you cancel an unpaid order: ['may' => bool, 'why' => string]. */
    public function mayCancel(string $order): array
    {
        return $this->call('may-cancel', ['order' => $order]);
    }

    /** You changed the order by yourself; $change and $more: see the protocol. */
    public function orderChanged(string $order, string $change, array $more = []): array
    {
        return $this->call('order-changed', ['order' => $order, 'change' => $change] + $more);
    }

    /** Whether the bridge reaches this shop: ['reached' => bool, 'hop' => string, 'said' => string]. */
    public function check(): array
    {
        return $this->call('check', []);
    }

    /**
     * A person wants to know what is kept about her, or to be forgotten. $action `export`:
     * ['orders' => [['number' => string, 'data' => [['name' => …, 'value' => …]]]], 'more' => bool];
     * while there is more, ask for the next page. $action `erase`: ['erased' => int, 'kept' => int,
     * 'why' => string].
     */
    public function person(string $action, string $email, int $page = 1): array
    {
        $body = ['action' => $action, 'email' => $email];
        return $this->call('person', $action === 'export' ? $body + ['page' => $page] : $body);
    }

    /**
     * This shop lives at another address now than $from; the constructor was given the new one. Make
     * this call only when a person says that the shop moved: a copy must not.
     */
    public function moved(string $from): array
    {
        return $this->call('moved', ['from' => $from, 'callback' => $this->callback] + $this->secondDoor());
    }

    private function secondDoor(): array
    {
        return $this->fallback === '' ? [] : ['fallback' => $this->fallback];
    }

    /** The plugin is being switched off. */
    public function goodbye(string $reason): array
    {
        return $this->call('goodbye', ['reason' => $reason]);
    }

    /**
     * Fetches and applies what could not be pushed; call it every minute and on the thank-you page.
     * Returns how many pictures there were.
     */
    public function pull(): int
    {
        $applied = [];
        $count = 0;
        for ($round = 0; $round < 20; $round++) {
            $answer = $this->call('pull', ['applied' => $applied, 'limit' => 100]);
            $applied = [];
            foreach ($answer['pictures'] as $picture) {
                $says = $this->apply($picture);
                if ($says !== null) {
                    $applied[] = $says;
                }
            }
            $count += count($applied);
            if ($applied === []) {
                break; // else one more round confirms what was applied in this one
            }
        }
        return $count;
    }

    /** Any call of the protocol; $id is its webhook-id, a new one when empty. */
    public function call(string $call, array $body, string $id = ''): array
    {
        if (!$this->isPaired()) {
            throw new Silence('This shop has not introduced itself to the bridge yet.', false);
        }
        return $this->exchange($call, $body, $this->secrets('shop-to-bridge'), $this->secrets('bridge-to-shop'), $id);
    }

    // Calls of the bridge.

    /** Answers the call of the bridge that PHP is serving just now. */
    public function listen(): void
    {
        $headers = [];
        foreach (['webhook-id', 'webhook-timestamp', 'webhook-signature'] as $name) {
            $headers[$name] = (string) ($_SERVER['HTTP_' . strtoupper(strtr($name, '-', '_'))] ?? '');
        }
        $raw = (string) file_get_contents('php://input', false, null, 0, self::MOST_BYTES + 1);
        $answer = $this->answer($headers, $raw);
        http_response_code($answer['status']);
        foreach ($answer['headers'] as $name => $value) {
            header($name . ': ' . $value);
        }
        echo $answer['body'];
    }

    /** What a call is answered: ['status' => int, 'headers' => array, 'body' => string]. */
    public function answer(array $headers, string $raw): array
    {
        $ours = $this->secrets('shop-to-bridge');
        if (strlen($raw) > self::MOST_BYTES
            || !Signature::proves($this->secrets('bridge-to-shop'), $headers, $raw, ($this->now)())) {
            return self::write(401, self::problem(401, 'bad-signature', 'This is not the bridge'), []);
        }
        try {
            [$status, $body] = $this->obey(Json::read($raw));
        } catch (\JsonException $broken) {
            [$status, $body] = [400, self::problem(400, 'not-json', 'The body is not a JSON object')];
        }
        $text = Json::write($body);
        $seconds = ($this->now)();
        return self::write($status, $body, [
            'webhook-id' => $headers['webhook-id'],
            'webhook-timestamp' => (string) $seconds,
            'webhook-signature' => Signature::sign($ours, $headers['webhook-id'], $seconds, $text),
        ]);
    }

    private function obey(array $envelope): array
    {
        $body = is_array($envelope['body'] ?? null) ? $envelope['body'] : [];
        if (($envelope['shop'] ?? '') !== $this->identity['shop']) {
            return [404, self::problem(404, 'unknown-shop', 'This is another shop')];
        }
        $version = self::common([$envelope['protocol'] ?? '']);
        if ($version === '') {
            return self::notSpoken();
        }
        // The bridge was updated: from now on it is called in its newest version, too.
        if ($version === self::PROTOCOLS[0] && $version !== $this->version()) {
            $this->speak($version);
        }
        switch ($envelope['call'] ?? '') {
            case 'order-update':
                $says = $this->apply($body);
                return $says === null
                    ? [410, self::problem(410, 'gone', 'The order was deleted in the shop')]
                    : [200, $says];
            case 'read-back':
                $all = [];
                foreach ($body['orders'] ?? [] as $order) {
                    $says = $this->says((string) $order, false);
                    if ($says !== null) {
                        $all[] = $says;
                    }
                }
                return [200, ['orders' => $all]];
            case 'challenge':
                if (($envelope['home'] ?? '') !== $this->home) {
                    return [409, self::problem(409, 'copied-shop', 'This shop lives at ' . $this->home)];
                }
                $this->store->change(self::SECRETS, static function (array $kept): array {
                    return ['confirmed' => true] + $kept;
                });
                return [200, ['nonce' => (string) ($body['nonce'] ?? '')]];
            case 'canary':
                return [200, ['nonce' => (string) ($body['nonce'] ?? '')]];
            case 'rotate':
                return [200, ['nonce' => $this->rotate((string) ($body['nonce'] ?? ''))]];
            default:
                return self::notSpoken();
        }
    }

    private static function notSpoken(): array
    {
        $problem = self::problem(501, 'not-spoken', 'The shop does not know this call');
        return [501, $problem + ['protocols' => self::PROTOCOLS]];
    }

    /** Applies a picture if it is newer; null when the shop has no such order. */
    private function apply(array $picture): ?array
    {
        $order = (string) ($picture['order'] ?? '');
        $applied = false;
        $known = true;
        $this->store->change('order ' . $order, function (array $kept) use ($picture, &$applied, &$known): array {
            $told = $this->told($kept);
            if (($picture['sequence'] ?? 0) <= ($told['sequence'] ?? 0)) {
                return $kept;
            }
            $seen = $told['notes'] ?? [];
            $new = [];
            foreach ($picture['notes'] ?? [] as $note) {
                if (!in_array($note['id'], $seen, true)) {
                    $new[] = $note;
                    $seen[] = $note['id'];
                }
            }
            $known = $this->orders->apply($picture, $new);
            $applied = $known;
            $shop = $this->identity['shop'];
            return $known ? ['shop' => $shop, 'sequence' => $picture['sequence'], 'notes' => $seen] : $kept;
        });
        return $known ? $this->says($order, $applied) : null;
    }

    /** What is kept of an order, if this pairing brought it: another bridge has its own numbers. */
    private function told(array $kept): array
    {
        return ($kept['shop'] ?? $this->identity['shop']) === $this->identity['shop'] ? $kept : [];
    }

    private function says(string $order, bool $applied): ?array
    {
        $says = $this->orders->says($order);
        if ($says === null) {
            return null;
        }
        $sequence = $this->told($this->store->read('order ' . $order))['sequence'] ?? 0;
        return ['order' => $order, 'sequence' => $sequence, 'applied' => $applied] + $says;
    }

    /** New secrets from the present one; a repeated call gets the same nonce. The old ones stay for a day. */
    private function rotate(string $theirs): string
    {
        $ours = ($this->word)();
        $now = ($this->now)();
        $kept = $this->store->change(self::SECRETS, static function (array $kept) use ($theirs, $ours, $now): array {
            if (($kept['rotation']['theirs'] ?? '') === $theirs) {
                return $kept;
            }
            $keys = Signature::derive($kept['shop-to-bridge'][0], $ours, $theirs);
            return [
                'shop-to-bridge' => [$keys['shop-to-bridge'], $kept['shop-to-bridge'][0]],
                'bridge-to-shop' => [$keys['bridge-to-shop'], $kept['bridge-to-shop'][0]],
                'old-until' => $now + 86400,
                'rotation' => ['theirs' => $theirs, 'ours' => $ours],
            ] + $kept;
        });
        return $kept['rotation']['ours'];
    }

    /** Tells a new paybridge.json from the one whose secrets are kept. */
    private function mark(): string
    {
        return hash('sha256', $this->identity['shop'] . "\n" . $this->identity['pairing']);
    }

    private function secrets(string $direction): array
    {
        $kept = $this->store->read(self::SECRETS);
        $all = $kept[$direction] ?? [];
        return ($kept['old-until'] ?? 0) > ($this->now)() ? $all : array_slice($all, 0, 1);
    }

    /** The newest version that is among these; '' when none is spoken here. */
    private static function common(array $theirs): string
    {
        foreach (self::PROTOCOLS as $version) {
            if (in_array($version, $theirs, true)) {
                return $version;
            }
        }
        return '';
    }

    /** The version in which the bridge is called. */
    private function version(): string
    {
        $kept = (string) ($this->store->read(self::SECRETS)['protocol'] ?? '');
        return $kept === '' ? self::PROTOCOLS[0] : $kept;
    }

    private function speak(string $version): void
    {
        $this->store->change(self::SECRETS, static function (array $kept) use ($version): array {
            return $kept === [] ? $kept : ['protocol' => $version] + $kept;
        });
    }

    private function move(string $call, array $body, string $id = ''): array
    {
        $answer = $this->call($call, $body, $id);
        $this->apply($answer['order']);
        return $answer;
    }

    /** Calls; once more when the bridge has not looked at it because it speaks another version. */
    private function exchange(string $call, array $body, array $ours, array $theirs, string $id = ''): array
    {
        $id = $id === '' ? ($this->word)() : $id;
        $version = $this->version();
        try {
            return $this->patiently($version, $call, $body, $ours, $theirs, $id);
        } catch (Problem $problem) {
            $rather = $problem->type === 'not-spoken' ? self::common($problem->protocols) : '';
            if ($rather === '' || $rather === $version) {
                throw $problem;
            }
            $this->speak($rather);
            return $this->patiently($rather, $call, $body, $ours, $theirs, $id);
        }
    }

    /** Sends until the bridge can be reached, with one webhook-id, for up to ten seconds. */
    private function patiently(string $version, string $call, array $body, array $ours, array $theirs, string $id): array
    {
        $raw = Json::write([
            'protocol' => $version,
            'call' => $call,
            'shop' => $this->identity['shop'],
            'home' => $this->home,
            'body' => $body === [] ? new \stdClass() : $body,
        ]);
        $until = ($this->now)() + $this->patience;
        while (true) {
            $wait = 1;
            try {
                return $this->once($call, $id, $raw, $ours, $theirs, $wait);
            } catch (Silence $silence) {
                if ($silence->sent || ($this->now)() + $wait > $until) {
                    throw $silence;
                }
            } catch (Problem $problem) {
                if (!$problem->retryable || $wait < 1 || ($this->now)() + $wait > $until) {
                    throw $problem;
                }
            }
            sleep($wait);
        }
    }

    private function once(string $call, string $id, string $raw, array $ours, array $theirs, int &$wait): array
    {
        $seconds = ($this->now)();
        $answer = ($this->send)($this->identity['bridge'] . '/shops/' . $this->identity['shop'] . '/' . $call, [
            'Content-Type' => 'application/json',
            'webhook-id' => $id,
            'webhook-timestamp' => (string) $seconds,
            'webhook-signature' => Signature::sign($ours, $id, $seconds, $raw),
        ], $raw);
        $wait = (int) ($answer['headers']['retry-after'] ?? 0);
        if (($answer['headers']['webhook-id'] ?? '') !== $id
            || !Signature::proves($theirs, $answer['headers'], $answer['body'], ($this->now)())) {
            throw new Silence('An answer (' . $answer['status'] . ') that the bridge did not sign.', true, $answer['status']);
        }
        $body = Json::read($answer['body']);
        if ($answer['status'] !== 200) {
            throw new Problem($body, $answer['status']);
        }
        return $body;
    }

    private static function problem(int $status, string $type, string $title): array
    {
        return ['type' => '/problems/' . $type, 'title' => $title, 'status' => $status, 'detail' => '', 'retryable' => false];
    }

    private static function write(int $status, array $body, array $proof): array
    {
        $type = $status === 200 ? 'application/json' : 'application/problem+json';
        return [
            'status' => $status,
            'headers' => ['Content-Type' => $type, 'Cache-Control' => 'no-store'] + $proof,
            'body' => Json::write($body),
        ];
    }
}
