/** The first secretariat of a new installation is named here: nobody on the web may do it yet. And accounts are shut and opened. */
import { grantPlatformRoles, personByEmail, readerOf } from '@tongtu/parties';
import { platformRoles } from '@tongtu/kernel/reader';
import { CommandFailed, operandOf, type Command } from '../command.ts';

const grant: Command = {
  words: ['grant'],
  usage: 'EMAIL --role secretariat|auditor',
  options: { role: { type: 'string' } },
  run: async (input) => {
    const email = operandOf(input, 'EMAIL');
    const role = platformRoles.find((each) => each === input.options['role']);
    if (role === undefined)
      throw new CommandFailed('option-unknown', { name: '--role', value: String(input.options['role'] ?? ''), known: platformRoles.join(', ') });
    const house = await input.house();
    const person = await personByEmail(house.database.db, email);
    if (person === undefined) throw new CommandFailed('account-unknown', { email });
    const { platformRoles: held } = await readerOf(house.database.db, person.id);
    const other = held.find((each) => each !== role);
    if (other !== undefined) throw new CommandFailed('roles-conflict', { email, other });
    await house.inTransaction((context) => grantPlatformRoles(context, { personId: person.id, platformRoles: [role] }));
    input.answer({ email, role });
  },
};

const turn = (word: 'disable' | 'enable'): Command => ({
  words: [word],
  usage: 'EMAIL',
  run: async (input) => {
    const email = operandOf(input, 'EMAIL');
    const { auth } = await input.house();
    const account = await auth.accountByEmail(email);
    if (account === undefined) throw new CommandFailed('account-unknown', { email });
    await (word === 'disable' ? auth.disableAccount(account.userId) : auth.enableAccount(account.userId));
    input.answer({ email, enabled: word === 'enable' });
  },
});

export const peopleCommands: readonly Command[] = [grant, turn('disable'), turn('enable')];
