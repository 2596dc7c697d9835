/** What the form of an organization holds, and what of it is sent: only what was typed, and when editing only what changed. */
import type { Localized } from '@tongtu/kernel/localized';
import type { Organization, OrganizationKind } from '../../contract.ts';

export type OrganizationValues = {
  readonly kind: OrganizationKind | '';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string;
  readonly country: string;
  readonly region: string;
  readonly parentId: string;
  readonly website: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
};

export const emptyValues: OrganizationValues = {
  kind: '',
  nameZh: '',
  nameEn: '',
  uscc: '',
  country: 'CN',
  region: '',
  parentId: '',
  website: '',
  descriptionZh: '',
  descriptionEn: '',
};

export const valuesOf = (organization: Organization): OrganizationValues => ({
  kind: organization.kind,
  nameZh: organization.name.zh ?? '',
  nameEn: organization.name.en ?? '',
  uscc: organization.uscc ?? '',
  country: organization.country,
  region: organization.region ?? '',
  parentId: organization.parentId ?? '',
  website: organization.website ?? '',
  descriptionZh: organization.description?.zh ?? '',
  descriptionEn: organization.description?.en ?? '',
});

const both = (zh: string, en: string): Localized => ({ ...(zh.trim() ? { zh: zh.trim() } : {}), ...(en.trim() ? { en: en.trim() } : {}) }) as Localized;
const isSaid = (value: unknown): boolean => (typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== '');

/** `www.example.org` becomes an address; people leave `https://` out. */
const address = (text: string): string => (text.trim() === '' || /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`);

/** Every field of the body; empty ones too. */
const fieldsOf = (values: OrganizationValues): Record<string, unknown> => ({
  kind: values.kind,
  name: both(values.nameZh, values.nameEn),
  uscc: values.uscc.trim(),
  country: values.country,
  region: values.country === 'CN' ? values.region : '',
  parentId: values.parentId,
  website: address(values.website),
  description: both(values.descriptionZh, values.descriptionEn),
});

/** Body of an application. The name goes along when it is empty too, so that the server says what is wrong with it. */
export const applicationOf = (values: OrganizationValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fieldsOf(values)).filter(([key, value]) => key === 'name' || isSaid(value)));

/** What changed since the form was filled; null empties a field that may be empty. The name goes as it is, so that the server says what is wrong with it. */
export const changesOf = (before: OrganizationValues, after: OrganizationValues): Record<string, unknown> => {
  const old = fieldsOf(before);
  return Object.fromEntries(
    Object.entries(fieldsOf(after))
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key]))
      .map(([key, value]) => [key, isSaid(value) || key === 'name' ? value : null]),
  );
};
