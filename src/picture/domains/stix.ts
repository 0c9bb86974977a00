import { namespaceOf, tlpMarking, uuid5 } from '../../model/index.ts';
import type { Chosen } from './blocklist.ts';
import type { Heading } from './heading.ts';
import { hostExpression, patternOf } from './pattern.ts';

/** STIX 2.1 §9.3: quotes and backslashes of a string are escaped. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;

/**
 * A STIX 2.1 bundle with an indicator for each domain and pattern. Ids are by casebook and name: a later list that has it again gives a
 * newer version of the same object.
 */
export function bundleOf({ rows, patterns }: Chosen, { at, casebook, agency, recipient, label, language }: Heading): object {
  const within = namespaceOf(casebook);
  const now = new Date(at).toISOString();
  const marking = tlpMarking(label);
  const identity = {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${uuid5(within, 'stix identity agency')}`,
    created: now,
    modified: now,
    name: agency ?? casebook,
    identity_class: 'organization',
    sectors: ['government-public-services'],
  };
  const indicator = (
    name: string,
    pattern: string,
    confidence: number,
    from: number | undefined,
    description: string,
  ): object => ({
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--${uuid5(within, `stix blocklist ${name}`)}`,
    created_by_ref: identity.id,
    created: now,
    modified: now,
    name,
    description,
    indicator_types: ['malicious-activity'],
    pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: new Date(from ?? at).toISOString(),
    confidence: Math.round(confidence * 100),
    lang: language,
    object_marking_refs: [marking.id],
  });
  const indicators = [
    ...rows.map(({ host, confidence, first, because }) =>
      indicator(host, `[domain-name:value = ${quoted(host)}]`, confidence, first, because[language]),
    ),
    ...patterns.map(({ pattern, confidence, learned, because }) =>
      indicator(
        pattern,
        `[domain-name:value MATCHES ${quoted(String.raw`^([a-z0-9-]+\.)*${hostExpression(patternOf(pattern))}$`)}]`,
        confidence,
        learned,
        because[language],
      ),
    ),
  ];
  return {
    type: 'bundle',
    id: `bundle--${uuid5(within, `stix blocklist ${now} ${recipient}`)}`,
    objects: [identity, marking, ...indicators],
  };
}
