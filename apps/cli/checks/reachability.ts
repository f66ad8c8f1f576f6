import { lookup } from 'node:dns/promises';
import { readCertificate } from '../certificate/certificate-files.ts';
import type { StartOptions } from '../command-line.ts';
import { mediaBinding, ownAddresses } from '../media-binding.ts';
import { OperatorError } from '../operator-error.ts';
import { allDomains, hasMeetings } from '../products.ts';
import { isLoopback } from '../web-address.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

const WARN_DAYS = 14;
const DAY_MS = 86_400_000;

/** What a start with these options needs so that others reach it, as far as this machine can tell. */
export async function checkReachability(options: StartOptions): Promise<readonly Finding[]> {
  const domains = allDomains(options);
  if (domains.length === 0) return [];
  const own = ownAddresses();
  return [
    checkCertificate(options),
    ...(await Promise.all(domains.map((domain) => checkDomain(domain, options, own)))),
    ...(hasMeetings(options) ? checkMediaAddress(options, own) : []),
  ];
}

function checkCertificate(options: StartOptions): Finding {
  const { certificate, redirectPort, proxy } = options;
  if (proxy !== undefined)
    return note(
      'The proxy in front has the certificate: check its configuration with ./blende config lint FILE.',
    );
  if (certificate?.kind !== 'files')
    return note(
      `The certificate is issued by the authority at ${new URL(String(certificate?.directoryUrl)).host}, which must reach port 80 of each domain; here that is port ${redirectPort ?? 80}.`,
    );
  try {
    return judgeLife(readCertificate(certificate, allDomains(options)).judged.until, new Date());
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return wrong(error.message);
  }
}

export function judgeLife(until: Date, now: Date): Finding {
  const days = Math.floor((until.getTime() - now.getTime()) / DAY_MS);
  if (days >= WARN_DAYS)
    return fine(`The certificate fits its key and the domains, for another ${days} days.`);
  return note(`The certificate expires in ${days} days: have it renewed.`);
}

async function checkDomain(
  domain: string,
  { mediaAddress, listen }: StartOptions,
  own: readonly string[],
): Promise<Finding> {
  const found = await lookup(domain, { all: true }).catch(() => []);
  return judgeDomain(
    domain,
    found.map(({ address }) => address),
    [...own, mediaAddress, listen],
  );
}

export function judgeDomain(
  domain: string,
  found: readonly string[],
  here: readonly string[],
): Finding {
  if (found.length === 0)
    return wrong(
      `The name ${domain} leads nowhere: enter this machine's address for it in the DNS.`,
    );
  const elsewhere = found.filter((address) => !here.includes(address));
  if (elsewhere.length === 0) return fine(`The name ${domain} leads to this machine.`);
  return note(
    `The name ${domain} leads to ${elsewhere.join(', ')}, which is no address of this machine: right only if that is passed on to it.`,
  );
}

function checkMediaAddress(options: StartOptions, own: readonly string[]): readonly Finding[] {
  const { mediaAddress, mediaUdpPort, mediaTcpPort } = options;
  const port = options.proxy?.publicPort ?? options.port;
  if (isLoopback(mediaAddress))
    return [note(`Picture and sound go to ${mediaAddress}, which only this machine reaches.`)];
  const unknown = note(
    `Whether a firewall in front lets UDP ${mediaUdpPort}, TCP ${mediaTcpPort} and TCP ${port} in cannot be seen from here: try from outside.`,
  );
  if (own.includes(mediaAddress))
    return [fine(`This machine has the media address ${mediaAddress}.`), unknown];
  const translation = `This machine does not have the media address ${mediaAddress}: something in front must pass UDP ${mediaUdpPort} and TCP ${mediaTcpPort} on, with the same numbers.`;
  const relay =
    mediaBinding(options, own) === undefined
      ? 'Networks that let only the web port out cannot join: give this machine’s own address with --listen.'
      : 'Networks that let only the web port out can join if this machine reaches itself at that address.';
  return [note(translation), note(relay), unknown];
}
