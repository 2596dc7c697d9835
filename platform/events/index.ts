export { announce, announceAll, type Announced, type Announcement, type Announcer } from './announce.ts';
export { endOfEvents, eventsSince, startOfEvents, type Cursor, type HouseEvent } from './read.ts';
export { eventLag, readCursor, rebaseEvents, resetCursor, type Lag } from './cursors.ts';
export { followEvents, followOnce, type FollowOptions } from './follow.ts';
export { onWake, wakeFollowers } from './wake.ts';
