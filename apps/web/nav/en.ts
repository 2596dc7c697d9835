/** Words of the navigation by room: `listings.mine`. */
import { byRoom } from './by-room.ts';

export default byRoom(
  import.meta.glob(['../../../features/*/locales/en.json', '../../verify/locales/en.json'], { eager: true, query: '?nav', import: 'default' }),
);
