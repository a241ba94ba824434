import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that no public web server has. IANA special-purpose registry, 2024; multicast and class E with them. */
const SPECIAL_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Only 2000::/3 is global unicast; these parts of it tunnel to other addresses or lead nowhere. */
const GLOBAL_IPV6 = ['2000::', 3] as const;
const SPECIAL_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const specialIpv4 = new BlockList();
for (const [network, prefix] of SPECIAL_IPV4) specialIpv4.addSubnet(network, prefix, 'ipv4');
const globalIpv6 = new BlockList();
globalIpv6.addSubnet(...GLOBAL_IPV6, 'ipv6');
const specialIpv6 = new BlockList();
for (const [network, prefix] of SPECIAL_IPV6) specialIpv6.addSubnet(network, prefix, 'ipv6');

/**
 * Whether an IP address is one of the public internet: not private, loopback, link-local, carrier-grade NAT,
 * multicast or reserved. IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) count as not public,
 * because they reach what the IPv4 list forbids.
 */
export function isPublicAddress(address: string): boolean {
  const plain = withoutZone(address);
  const version = isIP(plain);
  if (version === 4) return !specialIpv4.check(plain, 'ipv4');
  if (version === 6) return globalIpv6.check(plain, 'ipv6') && !specialIpv6.check(plain, 'ipv6');
  return false;
}

/** Decides which addresses may be connected to. */
export type AddressFilter = (address: string) => boolean;

/**
 * Public addresses, and those listed.
 * @param allowed single addresses or CIDR ranges, such as `10.1.2.3` or `fd00::/8`
 * @throws {TypeError} on an entry that is neither
 */
export function createAddressFilter(allowed: readonly string[]): AddressFilter {
  if (allowed.length === 0) return isPublicAddress;
  const list = new BlockList();
  for (const entry of allowed) addTo(list, entry);
  return (address) => {
    const plain = withoutZone(address);
    return isPublicAddress(plain) || list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

function addTo(list: BlockList, entry: string): void {
  const [network = '', prefix] = entry.split('/');
  const version = isIP(network);
  const bits = prefix === undefined ? undefined : Number(prefix);
  const isValid =
    version !== 0 &&
    (bits === undefined || (Number.isInteger(bits) && bits >= 0 && bits <= (version === 6 ? 128 : 32)));
  if (!isValid) {
    throw new TypeError(`\`${entry}\` is not an IP address or range. Use one such as \`10.1.2.0/24\`.`);
  }
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(network, family);
  else list.addSubnet(network, bits, family);
}

/** `fe80::1%eth0` without its zone, which BlockList does not read. */
function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}
