/** What a person at the terminal reads once everything stands. */
import { languages } from '@tongtu/kernel/localized';
import { demoAccounts } from '../../tools/demo/index.ts';
import type { House } from './house.ts';

/** Lines in both languages; with the demo accounts in demo mode only. */
export const bannerOf = (house: Pick<House, 'locales' | 'config' | 'demo'>, seconds: number): string => {
  const say = (key: string, values = {}): string =>
    languages.map((language) => house.locales.translate(language, 'server', `banner.${key}`, values)).join('  ');
  const ready = house.config.roles.includes('web') ? say('ready', { url: house.config.publicUrl }) : say('working');
  const lines = ['', ready, `(${say('started', { seconds: seconds.toFixed(1) })})`];
  const accounts = house.demo() && house.config.roles.includes('web') ? demoAccounts() : [];
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map((account) => account.email.length));
    lines.push('', say('demo'), say('password', { password: accounts[0]!.password }));
    for (const { email, role, name, organizationName } of accounts)
      lines.push(
        `  ${email.padEnd(width)}  ${role.padEnd(20)} ${name.zh ?? name.en ?? ''}${organizationName ? ` · ${organizationName.zh ?? organizationName.en ?? ''}` : ''}`,
      );
  }
  return [...lines, '', say('stop'), ''].join('\n');
};
