/** What the command line uses of the server. */
export { openHouse, type House, type HouseOptions } from './house.ts';
export { startServer, type Running } from './serve.ts';
export { bannerOf } from './banner.ts';
export { isKnownFault, startFault } from './start-fault.ts';
export { version } from './version.ts';
