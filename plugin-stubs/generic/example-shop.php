<?php
/**
 * A tiny shop that pays through the bridge. Put paybridge.json beside it and run:
 *
 *     php -S 127.0.0.1:8090 example-shop.php
 *
 * The bridge must know the shop by the address http://127.0.0.1:8090. One product, no basket; the
 * orders are files in the folder data.
 */

declare(strict_types=1);

require __DIR__ . '/paybridge.php';

use Paybridge\Bridge;
use Paybridge\FileStore;
use Paybridge\Money;
use Paybridge\Orders;
use Paybridge\Problem;
use Paybridge\Silence;

/** The shop's own orders; a real shop has a table. */
final class TinyOrders implements Orders
{
    private FileStore $files;

    public function __construct(FileStore $files)
    {
        $this->files = $files;
    }

    public function open(): array
    {
        $id = bin2hex(random_bytes(8));
        return $this->files->change($id, static function () use ($id): array {
            $total = Money::fromDecimal('49.90', 'EUR');
            return ['id' => $id, 'status' => 'pending', 'paid' => false, 'total' => $total, 'notes' => []];
        });
    }

    public function find(string $id): array
    {
        return $this->files->read($id);
    }

    public function apply(array $picture, array $newNotes): bool
    {
        if ($this->find($picture['order']) === []) {
            return false;
        }
        $this->files->change($picture['order'], static function (array $order) use ($picture, $newNotes): array {
            $order['status'] = $picture['word'];
            // Paid, but not the amount asked: a person decides before anything is packed.
            $order['paid'] = $picture['word'] === 'paid' && !in_array('differs', $picture['flags'], true);
            $order['notes'] = array_merge($order['notes'], array_column($newNotes, 'text'));
            return $order;
        });
        return true;
    }

    public function says(string $id): ?array
    {
        $order = $this->find($id);
        return $order === [] ? null : array_intersect_key($order, ['status' => 1, 'paid' => 1, 'total' => 1]);
    }
}

$data = getenv('PAYBRIDGE_DATA') ?: __DIR__ . '/data';
// The registered address, never the Host header: whoever calls may write anything there.
$home = getenv('SHOP_HOME') ?: 'http://127.0.0.1:8090';
$path = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$id = (string) ($_GET['order'] ?? '');
$orders = new TinyOrders(new FileStore($data . '/orders'));
$pairing = Bridge::load(getenv('PAYBRIDGE_JSON') ?: __DIR__ . '/paybridge.json');
$bridge = new Bridge($pairing, new FileStore($data . '/paybridge'), $orders, $home, $home . '/paybridge');

if ($path === '/paybridge') {
    $bridge->listen();
    return;
}

header('Content-Type: text/html; charset=utf-8');
echo '<!doctype html><html lang="en"><title>Tiny shop</title><meta name="viewport" content="width=device-width">';
try {
    if (!$bridge->isPaired()) {
        $bridge->handshake();
    }
    if ($path === '/buy' && $_SERVER['REQUEST_METHOD'] === 'POST') {
        $order = $id !== '' && $orders->find($id) !== [] ? $orders->find($id) : $orders->open();
        $back = $home . '/thanks?order=' . $order['id'];
        $answer = $bridge->checkout(
            ['id' => $order['id'], 'number' => substr($order['id'], 0, 6), 'total' => $order['total'], 'description' => '1 × Tea pot'],
            (string) ($_POST['method'] ?? 'card'),
            $back,
            $back
        );
        header('Location: ' . $answer['page'], true, 303);
        return;
    }
    if ($path === '/thanks' && $orders->find($id) !== []) {
        $bridge->status([$id]);
        $order = $orders->find($id);
        echo '<h1>Your order is ' . htmlspecialchars($order['status']) . '</h1>';
        foreach ($order['notes'] as $note) {
            echo '<p>' . htmlspecialchars($note) . '</p>';
        }
        if ($order['paid'] || in_array($order['status'], ['authorized', 'refunded'], true)) {
            return;
        }
    } else {
        $id = '';
        echo '<h1>A tea pot, 49.90 EUR</h1>';
    }
    echo '<form method="post" action="/buy?order=' . rawurlencode($id) . '">';
    foreach ($bridge->offers(Money::fromDecimal('49.90', 'EUR'), '', true)['offers'] as $offer) {
        echo '<button name="method" value="' . htmlspecialchars($offer['method']) . '">Pay with '
            . htmlspecialchars($offer['title']) . '</button> ';
    }
    echo '</form>';
} catch (Problem $problem) {
    echo '<p>Paying is not possible: ' . htmlspecialchars($problem->getMessage()) . '</p>';
} catch (Silence $silence) {
    echo '<p>Paying is not possible just now. Please try again in a moment.</p>';
}
