/** The time at which a part was first drawn: a page that is read does not tick. */
import { useState } from 'react';

export const useNow = (): number => useState(() => Date.now())[0];
