import type { ProtectionState } from '../../model/index.ts';

/** Somebody whom protection holds. */
export interface Hold {
  readonly person: string;
  /** `closed`: identified as a victim. */
  readonly state: Extract<ProtectionState, 'proposed' | 'referred' | 'closed'>;
  /** Since when it stands so, UTC milliseconds. */
  readonly since: number;
}

/** Who let somebody be treated as a suspect though a referral is open, and why. */
export interface Override {
  readonly person: string;
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}
