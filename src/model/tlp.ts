import type { Label } from './act.ts';

/** TLP 2.0 in STIX 2.1, ids as FIRST and OASIS published them. */
const ids: Readonly<Record<Label, string>> = {
  CLEAR: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};
const tlpExtension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** The marking of a label as an object of a STIX 2.1 bundle. */
export function tlpMarking(
  label: Label,
): Readonly<Record<string, unknown>> & { readonly type: 'marking-definition'; readonly id: string } {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${ids[label]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${label}`,
    extensions: { [tlpExtension]: { extension_type: 'property-extension', tlp_2_0: label.toLowerCase() } },
  };
}
