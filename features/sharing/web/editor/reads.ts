/** Reads that are no longer true after something happened to a version. */
import { getPlanVersion, getSharingPlan, listSharingPlans } from '../../contract/versions.ts';

export const readsOfVersions = [getPlanVersion, getSharingPlan, listSharingPlans];
