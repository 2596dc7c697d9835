/** Which addresses lie outside: public unicast, and nothing that leads back inside under another notation. */
import ipaddr from 'ipaddr.js';

/** All of the public internet of version 6 lies here (RFC 4291); loopback, unique local, mapped and compatible addresses do not. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Of an address as the resolver answers it, `93.184.216.34` or `2606:2800::1`. Tunnels to version 4 (6to4, Teredo, NAT64) count as inside. */
export const isPublicAddress = (text: string): boolean => {
  // A zone such as `fe80::1%eth0` names an interface of this machine.
  if (text.includes('%') || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv6) return address.range() === 'unicast' && address.match(globalUnicast);
  return address.range() === 'unicast' && ipaddr.IPv4.isValidFourPartDecimal(text);
};
