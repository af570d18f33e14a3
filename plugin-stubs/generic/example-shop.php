<?php
/**
 * A tiny shop that is paid through Paybridge. In the folder where the plugin was unpacked:
 *
 *     php -S 127.0.0.1:8090 example-shop.php
 *
 * The address must be the one that the shop was added with (`home` in paybridge.json). The orders
 * are kept in ./paybridge-state beside the kit's own files. To read on: TeaOrders is all that the
 * bridge needs of a shop, pay() is the checkout.
 */

declare(strict_types=1);

use Paybridge\Bridge;
use Paybridge\FileStore;
use Paybridge\Money;
use Paybridge\Orders;
use Paybridge\Problem;
use Paybridge\Silence;

require __DIR__ . '/paybridge.php';

const PRICE = '12.90';
const CURRENCY = 'EUR';

/** The orders of this shop, each a small array in a file. */
final class TeaOrders implements Orders
{
    private FileStore $files;

    public function __construct(FileStore $files)
    {
        $this->files = $files;
    }

    public function place(): array
    {
        $last = $this->files->change('last order', static function (array $kept): array {
            return ['id' => ($kept['id'] ?? 1000) + 1];
        });
        $order = ['id' => (string) $last['id'], 'key' => bin2hex(random_bytes(8)), 'word' => 'pending', 'refunded' => 0, 'notes' => []];
        return $this->files->change('tea ' . $order['id'], static function () use ($order): array {
            return $order;
        });
    }

    /** The order of a shopper who knows its key; [] for everybody else. */
    public function find(string $id, string $key): array
    {
        $order = $this->files->read('tea ' . $id);
        return hash_equals($order['key'] ?? '', $key) ? $order : [];
    }

    public function apply(array $picture, array $newNotes): bool
    {
        $order = $this->files->change('tea ' . $picture['order'], static function (array $order) use ($picture, $newNotes): array {
            if ($order !== []) {
                // Paid, but not the amount asked: a person decides before anything is packed.
                $differs = in_array('differs', $picture['flags'], true);
                $order['word'] = $differs ? 'on hold' : $picture['word'];
                $order['refunded'] = $picture['amounts']['refunded'];
                foreach ($newNotes as $note) {
                    $order['notes'][$note['id']] = $note['text'];
                }
            }
            return $order;
        });
        return $order !== [];
    }

    public function says(string $id): ?array
    {
        $order = $this->files->read('tea ' . $id);
        return $order === [] ? null : [
            'status' => $order['word'],
            'paid' => $order['word'] === 'paid',
            'total' => Money::fromDecimal(PRICE, CURRENCY),
            'refunded' => ['minor' => $order['refunded']] + Money::fromDecimal('0', CURRENCY),
        ];
    }
}

$identity = Bridge::load(__DIR__ . '/paybridge.json');
$files = new FileStore(__DIR__ . '/paybridge-state');
$orders = new TeaOrders($files);
$bridge = new Bridge($identity, $files, $orders, $identity['home'] . '/paybridge');

$asked = array_filter($_GET + $_POST, 'is_string');
$order = $orders->find($asked['order'] ?? '', $asked['key'] ?? '');

try {
    switch (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH)) {
        case '/':
            front($bridge);
            break;
        case '/buy':
            if ($_SERVER['REQUEST_METHOD'] === 'POST') {
                pay($bridge, $order === [] ? $orders->place() : $order, $identity['home'], $asked['method'] ?? '');
            } else {
                header('Location: /', true, 303);
            }
            break;
        case '/thanks':
        case '/pay-again':
            if ($order !== []) {
                $bridge->status([$order['id']]); // in case the bridge's message has not come yet
                $order = $orders->find($order['id'], $order['key']);
            }
            show($bridge, $order);
            break;
        case '/paybridge':
            $bridge->listen();
            break;
        default:
            page('Not found', 'There is nothing here.', 404);
    }
} catch (Problem $no) {
    page('This did not work', text($no->getMessage()) . ($no->reference === '' ? '' : ' Reference: ' . text($no->reference)), 502);
} catch (Silence $away) {
    page('One moment please', 'We cannot reach our payment service. Nothing is lost, please try again. ' . text($away->getMessage()), 503);
}

/** One product. The first visit introduces the shop to the bridge. */
function front(Bridge $bridge): void
{
    if (!$bridge->isConfirmed()) {
        if (($_GET['again'] ?? '') === '' || !$bridge->isPaired()) {
            $bridge->handshake();
        }
        // PHP's small server does one thing at a time: the bridge can call only after this answer.
        header('Refresh: 1; url=/?again=1');
        page('One moment please', 'The bridge is making sure that this is the shop.');
        return;
    }
    page('Tea', '<p>A tin of tea, ' . PRICE . ' ' . CURRENCY . '</p>' . form($bridge, 'Buy', []));
}

/** Sends the shopper to the payment page. The same order may come here any number of times. */
function pay(Bridge $bridge, array $order, string $home, string $method): void
{
    $query = '?' . http_build_query(['order' => $order['id'], 'key' => $order['key']]);
    $answer = $bridge->checkout(
        [
            'id' => $order['id'], 'key' => $order['key'], 'number' => $order['id'],
            'total' => Money::fromDecimal(PRICE, CURRENCY), 'description' => 'A tin of tea',
        ],
        $method,
        $home . '/thanks' . $query,
        $home . '/pay-again' . $query
    );
    header('Location: ' . $answer['page'], true, 303);
}

/** What the order says now, and a button as long as it is not paid. */
function show(Bridge $bridge, array $order): void
{
    if ($order === []) {
        page('Not found', 'There is no such order.', 404);
        return;
    }
    $notes = implode('</li><li>', array_map('text', $order['notes']));
    $words = ['on hold' => 'We look at your payment', 'authorized' => 'Thank you, your money is held', 'paid' => 'Thank you, it is paid', 'refunded' => 'Your money is on its way back'];
    $more = isset($words[$order['word']]) ? '' : form($bridge, 'Pay again', $order);
    page($words[$order['word']] ?? 'Not paid yet', '<p>Order ' . $order['id'] . ': <b id="word">' . text($order['word']) . '</b></p>'
        . ($notes === '' ? '' : '<ul><li>' . $notes . '</li></ul>') . $more);
}

function form(Bridge $bridge, string $button, array $order): string
{
    $html = '<form method="post" action="/buy">';
    foreach (['order' => $order['id'] ?? '', 'key' => $order['key'] ?? ''] as $name => $value) {
        $html .= '<input type="hidden" name="' . $name . '" value="' . text($value) . '">';
    }
    foreach ($bridge->offers(Money::fromDecimal(PRICE, CURRENCY), '', true)['offers'] as $at => $offer) {
        $html .= '<p><label><input type="radio" name="method" value="' . text($offer['method']) . '"'
            . ($at === 0 ? ' checked' : '') . '> ' . text($offer['title']) . '</label></p>';
    }
    return $html . '<button>' . $button . '</button></form>';
}

function page(string $title, string $html, int $status = 200): void
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    header('Cache-Control: no-store');
    echo '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        . '<title>' . $title . '</title><style>body{font:1.1rem/1.5 sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}'
        . 'button{font:inherit;padding:.5rem 1.5rem}</style><h1>' . $title . '</h1>' . $html . '<p><a href="/">To the shop</a></p></html>';
}

function text(string $said): string
{
    return htmlspecialchars($said, ENT_QUOTES, 'UTF-8');
}
