import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const LONGEST = 2_000;

/** An address that is nobody's business to be sent to: our own machine or network. */
export class ForbiddenAddress extends Error {
  override name = 'ForbiddenAddress';
}

/** Whether an address of the network is one that everybody can reach, beyond this machine and network. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const isLoopback = (host: string) => ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';

/**
 * Whether a browser's word for where its push service is can be believed: HTTPS, at a name or at a
 * public address. What a name stands for is looked at when something is sent.
 * @param loopback lets a test have its push service on this machine.
 */
export function isPushEndpoint(text: string, loopback: boolean): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname, username, password } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (username !== '' || password !== '') {
    return false;
  }
  if (loopback && isLoopback(host)) {
    return protocol === 'https:' || protocol === 'http:';
  }
  const named = !ipaddr.isValid(host) && host.includes('.') && !/\.(localhost|local|internal)\.?$/.test(host);
  return protocol === 'https:' && (named || isPublicAddress(host));
}

/** Looks a name up, and goes nowhere when any of its addresses is of this machine or network. */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || !first) {
      answer(error ?? new ForbiddenAddress('The name stands for nothing.'), '', 0);
    } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
      answer(new ForbiddenAddress('The name stands for an address that is not public.'), '', 0);
    } else if (options.all) {
      answer(null, addresses);
    } else {
      answer(null, first.address, first.family);
    }
  });
};
