/** Reads the demo consortium's content: JSON beside this file, so that it can be corrected by somebody who reads no code. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Localized } from '@tongtu/kernel/localized';
import type { OrganizationRole, PlatformRole } from '@tongtu/kernel/reader';
import type { AnyBody, Layer, ListingKind } from '@tongtu/listings/contract';
import type { OrganizationKind } from '@tongtu/parties/contract';

export type DemoOrganization = {
  readonly key: string;
  readonly kind: OrganizationKind;
  readonly name: Required<Localized>;
  readonly country: string;
  readonly region?: string;
  readonly uscc?: string;
  /** Key of the organization above it. */
  readonly parent?: string;
  readonly website: string;
  readonly description: Required<Localized>;
  readonly state: 'verified' | 'applied';
};

/** What somebody is on the platform, for the list of demo accounts. */
export type DemoRole = OrganizationRole | PlatformRole;

export type DemoPerson = {
  readonly key: string;
  readonly name: Required<Localized>;
  readonly email: string;
  readonly memberships: readonly { readonly organization: string; readonly roles: readonly OrganizationRole[] }[];
  readonly platformRoles?: readonly PlatformRole[];
  /** Present where the person can sign in: the role to show him by. */
  readonly account?: DemoRole;
};

export type DemoListing = {
  readonly reference: string;
  readonly organization: string;
  readonly kind: ListingKind;
  readonly title: Required<Localized>;
  /** Published where absent. */
  readonly state?: 'draft' | 'submitted';
  readonly audience?: 'members';
  /** Fields that lie in another layer than usual. */
  readonly layers?: Readonly<Record<string, Layer>>;
  /** Deadlines run from the day of the seeding, so that a demo never begins with expired calls. */
  readonly deadlineInDays?: number;
  readonly body: AnyBody;
};

const folder = new URL('./content/', import.meta.url);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T;

/** Parents stand before their subordinates. */
export const demoOrganizations = (): readonly DemoOrganization[] => read('organizations.json');
export const demoPeople = (): readonly DemoPerson[] => read('people.json');

/** Cards of one field a file, in the order of the files' names. */
export const demoListings = (): readonly DemoListing[] =>
  readdirSync(new URL('listings/', folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => read<DemoListing[]>(`listings/${name}`));

const dayMs = 86_400_000;

/** The body as it is stored on that day. */
export const bodyOn = (listing: DemoListing, now: Date): AnyBody =>
  listing.deadlineInDays === undefined
    ? listing.body
    : { ...listing.body, deadline: new Date(now.getTime() + listing.deadlineInDays * dayMs).toISOString().slice(0, 10) };
