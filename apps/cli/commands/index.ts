/** All commands, in the order in which help shows them. */
import type { Command } from '../command.ts';
import { benchCommands } from './bench.ts';
import { dataCommands } from './data.ts';
import { listingCommands } from './listings.ts';
import { logCommands } from './log.ts';
import { peopleCommands } from './people.ts';
import { serve } from './serve.ts';
import { sharingCommands } from './sharing.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';

export const commands: readonly Command[] = [
  serve,
  ...dataCommands,
  ...listingCommands,
  ...peopleCommands,
  ...sharingCommands,
  verifyCommand,
  witnessCommand,
  ...logCommands,
  ...benchCommands,
];
