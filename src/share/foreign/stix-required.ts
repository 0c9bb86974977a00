/** Members that each object of STIX 2.1 must have beside those of its kind (§4-§7); types of extensions are not listed. */
const required: Readonly<Record<string, string>> = {
  'attack-pattern': 'name',
  campaign: 'name',
  'course-of-action': 'name',
  grouping: 'context object_refs',
  identity: 'name',
  incident: 'name',
  indicator: 'pattern pattern_type valid_from',
  infrastructure: 'name',
  'intrusion-set': 'name',
  location: '',
  malware: 'is_family',
  'malware-analysis': 'product',
  note: 'content object_refs',
  'observed-data': 'first_observed last_observed number_observed',
  opinion: 'opinion object_refs',
  report: 'name published object_refs',
  'threat-actor': 'name',
  tool: 'name',
  vulnerability: 'name',
  relationship: 'relationship_type source_ref target_ref',
  sighting: 'sighting_of_ref',
};
/** Observables (§6): no time of their own. */
const observed: Readonly<Record<string, string>> = {
  artifact: '',
  'autonomous-system': 'number',
  directory: 'path',
  'domain-name': 'value',
  'email-addr': 'value',
  'email-message': 'is_multipart',
  file: '',
  'ipv4-addr': 'value',
  'ipv6-addr': 'value',
  'mac-addr': 'value',
  mutex: 'name',
  'network-traffic': 'protocols',
  process: '',
  software: 'name',
  url: 'value',
  'user-account': '',
  'windows-registry-key': '',
  'x509-certificate': '',
};

const words = (line: string): string[] => (line === '' ? [] : line.split(' '));

/** Members an object of this type must have; nothing for a type that STIX itself does not know. */
export function requiredOf(type: string): readonly string[] | undefined {
  const own = required[type];
  if (own !== undefined) return ['spec_version', 'created', 'modified', ...words(own)];
  const seen = observed[type];
  if (seen !== undefined) return words(seen);
  if (type === 'marking-definition') return ['spec_version', 'created'];
  if (type === 'language-content') return ['spec_version', 'created', 'modified', 'object_ref', 'contents'];
  if (type === 'extension-definition') {
    return ['spec_version', 'created', 'modified', 'created_by_ref', 'name', 'schema', 'version', 'extension_types'];
  }
  return undefined;
}
