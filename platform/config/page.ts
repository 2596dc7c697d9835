/** The page of settings for operators, in both languages, written from the data. */
import { settings, type Setting, type SettingName } from './settings.ts';
import en from './locales/en.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Markdown of `docs/operating/settings.md`. */
export const settingsPage = (): string => {
  const groups = [...new Set(Object.values(settings).map((setting) => setting.group))];
  const lines = ['# Settings 设置', '', `${en.page.intro}`, '', `${zh.page.intro}`, ''];
  for (const group of groups) {
    lines.push(
      `## ${en.groups[group]} ${zh.groups[group]}`,
      '',
      `| ${en.page.name} ${zh.page.name} | ${en.page.fallback} ${zh.page.fallback} | ${en.page.about} ${zh.page.about} |`,
      '|---|---|---|',
    );
    for (const [name, setting] of Object.entries(settings) as [SettingName, Setting][]) {
      if (setting.group !== group) continue;
      const shown = setting.shownFallback ?? setting.fallback;
      const mark = setting.secret ? ` *(${en.page.secret} ${zh.page.secret})*` : '';
      lines.push(`| \`${name}\`${mark} | ${shown === null ? '–' : `\`${cell(shown)}\``} | ${cell(en.settings[name])}<br>${cell(zh.settings[name])} |`);
    }
    lines.push('');
  }
  return lines.join('\n');
};
