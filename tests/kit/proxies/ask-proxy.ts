import { Agent, request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { DOMAIN, type RunningProxy } from './running-proxy.ts';

export interface ProxyAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export interface ProxyQuestion {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Announces HTTP as every browser does. */
export function asBrowser({ authority: ca }: RunningProxy): Agent {
  return new Agent({ ca, servername: DOMAIN, ALPNProtocols: ['http/1.1'] });
}

/** One request through a proxy, by TLS. */
export async function askProxy(
  proxy: RunningProxy,
  { method = 'GET', path = '/', headers = {}, body = '' }: ProxyQuestion,
): Promise<ProxyAnswer> {
  return await new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: proxy.port,
        agent: asBrowser(proxy),
        method,
        path,
        headers: {
          host: `${DOMAIN}:${proxy.port}`,
          ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('error', reject);
        answer.on('end', () => {
          const { statusCode: status, headers: given, rawHeaders } = answer;
          resolve({ status, headers: given, rawHeaders, body: text });
        });
      },
    );
    asked.on('error', reject).end(body);
  });
}
