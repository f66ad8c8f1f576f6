import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the impostor answers instead of doing what it was asked. */
export type Misdeed =
  /** Status 200, and an error in the body. */
  | 'error-body'
  /** Status 200, and nothing else. */
  | 'empty'
  /** Says how long the body is, and breaks off in the middle. */
  | 'half'
  /** Says that a shorter body is all there is. */
  | 'short'
  /** One bit of the body is another. */
  | 'flipped'
  | 'silent'
  /** Confirms what it forgets. */
  | 'forgets'
  | 403
  | 507;

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

const ERROR = `<?xml version="1.0"?><Error><Code>InternalError</Code><Message>x</Message></Error>`;

/** A store in memory that speaks just enough S3, and lies when it is told to. */
export class S3Impostor implements AsyncDisposable {
  readonly objects = new Map<string, Buffer>();
  readonly asked: Asked[] = [];
  misdeed: (asked: Asked) => Misdeed | undefined = () => undefined;
  readonly #uploads = new Map<string, Buffer[]>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<S3Impostor> {
    const impostor = new S3Impostor();
    impostor.#server.listen(0, '127.0.0.1');
    await once(impostor.#server, 'listening');
    return impostor;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.endpoint);
    const [, , key = ''] = pathname.split('/');
    const asked = { method: request.method ?? '', key, query };
    this.asked.push(asked);
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const misdeed = this.misdeed(asked);
    if (misdeed === 'silent') return;
    if (misdeed === 'error-body') response.end(ERROR);
    else if (misdeed === 'empty') response.end();
    else if (typeof misdeed === 'number') response.writeHead(misdeed).end();
    else this.#obey(asked, { request, response, body: Buffer.concat(chunks), misdeed });
  }

  #obey(
    { method, key, query }: Asked,
    given: {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
      readonly body: Buffer;
      readonly misdeed: Misdeed | undefined;
    },
  ): void {
    const { request, response, body, misdeed } = given;
    const upload = query.get('uploadId');
    const forgets = misdeed === 'forgets';
    if (method === 'POST' && query.has('uploads')) {
      const id = String(this.#uploads.size + 1);
      this.#uploads.set(id, []);
      response.end(xml('InitiateMultipartUploadResult', `<UploadId>${id}</UploadId>`));
    } else if (method === 'POST') {
      if (!forgets) this.objects.set(key, Buffer.concat(this.#uploads.get(upload ?? '') ?? []));
      response.end(xml('CompleteMultipartUploadResult', '<ETag>"x"</ETag>'));
    } else if (method === 'PUT') {
      if (upload !== null) this.#uploads.get(upload)?.push(body);
      else if (request.headers['if-none-match'] === '*' && this.objects.has(key))
        return void response.writeHead(412).end();
      else if (!forgets) this.objects.set(key, body);
      response.writeHead(200, { ETag: '"x"' }).end();
    } else if (method === 'DELETE') {
      if (!forgets) this.objects.delete(key);
      response.writeHead(204).end();
    } else if (key === '') {
      const names = [...this.objects.keys()].map(
        (name) => `<Contents><Key>${name}</Key></Contents>`,
      );
      const list = `<IsTruncated>false</IsTruncated>${names.join('')}`;
      response.end(xml('ListBucketResult', list));
    } else this.#give(key, request.headers.range, response, misdeed);
  }

  #give(
    key: string,
    range: string | undefined,
    response: ServerResponse,
    misdeed: Misdeed | undefined,
  ): void {
    const whole = this.objects.get(key);
    if (whole === undefined) return void response.writeHead(404).end();
    if (range === undefined)
      return void response.writeHead(200, { 'Content-Length': whole.length }).end();
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    const body = Buffer.from(whole.subarray(Number(from), Number(to) + 1));
    if (misdeed === 'flipped') body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1;
    const said = misdeed === 'short' ? body.length >> 1 : body.length;
    response.writeHead(206, {
      'Content-Length': said,
      'Content-Range': `bytes ${from}-${Number(from) + said - 1}/${whole.length}`,
    });
    const given =
      misdeed === 'half' || misdeed === 'short' ? body.subarray(0, body.length >> 1) : body;
    if (misdeed === 'half') response.write(given, () => response.destroy());
    else response.end(given);
  }
}

function xml(name: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name}>${inner}</${name}>`;
}
