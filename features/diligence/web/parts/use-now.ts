/** The time at which a part was first drawn: a page that is read does not tick. */
import { useState } from 'react';

export const useNow = (): Date => useState(() => new Date())[0];
