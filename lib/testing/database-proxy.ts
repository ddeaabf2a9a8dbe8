import { once } from "node:events";
import net from "node:net";

interface Pair {
  client: net.Socket;
  server: net.Socket;
  /** Its bytes vanish, and neither end is told: what a firewall that forgot a connection does. */
  isForgotten: boolean;
}

/** For tests: the network between the app and its database, which can be slow, stall, be cut, or forget its connections. */
export class DatabaseProxy {
  private readonly pairs = new Set<Pair>();
  /** Connections asked for so far, refused ones too. */
  tried = 0;
  private delayMs = 0;
  private isCut = false;
  private passing: Promise<void> = Promise.resolve();
  private pass: () => void = () => {};

  private constructor(
    private readonly target: string,
    private readonly listener: net.Server,
  ) {
    listener.on("connection", (client) => this.connect(client));
  }

  /** @param url of the database, on 127.0.0.1 */
  static async listen(url: string): Promise<DatabaseProxy> {
    const listener = net.createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    return new DatabaseProxy(url, listener);
  }

  /** Of the same database, through this network. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.listener.address() as net.AddressInfo).port);
    return url.href;
  }

  /** Ends every connection with a reset and refuses new ones, until healed. */
  cut(): void {
    this.isCut = true;
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Nothing passes, and nothing is closed, until healed. */
  stall(): void {
    this.passing = new Promise((resolve) => {
      this.pass = resolve;
    });
  }

  /** Every connection there is becomes a black hole for good; new ones work. */
  forget(): void {
    for (const pair of this.pairs) pair.isForgotten = true;
  }

  /** Each packet takes so much longer, each way. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  heal(): void {
    this.isCut = false;
    this.delayMs = 0;
    this.pass();
  }

  close(): void {
    this.heal();
    this.cut();
    this.listener.close();
  }

  private connect(client: net.Socket): void {
    this.tried += 1;
    if (this.isCut) return void client.resetAndDestroy();
    const server = net.connect(Number(new URL(this.target).port), "127.0.0.1");
    const pair = { client, server, isForgotten: false };
    this.pairs.add(pair);
    this.forward(pair, client, server);
    this.forward(pair, server, client);
  }

  private forward(pair: Pair, from: net.Socket, to: net.Socket): void {
    let earlier = Promise.resolve();
    from.setNoDelay(true);
    const inOrder = (act: () => void) => {
      earlier = earlier.then(async () => {
        if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
        await this.passing;
        if (!pair.isForgotten) act();
      });
    };
    from.on("data", (chunk) => inOrder(() => void to.write(chunk)));
    from.on("error", () => {}); // close follows
    from.on("close", () => {
      this.pairs.delete(pair);
      inOrder(() => to.destroy());
    });
  }
}
