import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingDomains } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { indicatorWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Share } from '../../../parts/Share.tsx';
import { When } from '../../../parts/When.tsx';
import { domainWords } from '../../../words/domains.ts';
import './domains.css';

/** How the ring names its domains, and the domains with what is known of them; on paper without links. */
export function DomainTables({
  of: { domains, patterns },
  isPrinted = false,
}: {
  readonly of: RingDomains;
  readonly isPrinted?: boolean;
}): JSX.Element {
  const t = useWords(domainWords);
  const language = useLanguage();
  return (
    <>
      <h2>{t('patterns')}</h2>
      {patterns.length === 0 && <p className="soft">{t('noPatterns')}</p>}
      {patterns.length > 0 && (
        <table className="ring-domain-table">
          <thead>
            <tr>
              <th scope="col">{t('pattern')}</th>
              <th scope="col" className="number">
                {t('fits')}
              </th>
              <th scope="col" className="number">
                {t('others')}
              </th>
              <th scope="col" className="number">
                {t('foretold')}
              </th>
              <th scope="col">{t('sure')}</th>
              <th scope="col">{t('why')}</th>
            </tr>
          </thead>
          <tbody>
            {patterns.map(({ pattern, fits, others, foretold, confidence, because }) => (
              <tr key={pattern}>
                <th scope="row" className="value">
                  {pattern}
                </th>
                <td className="number">{fits}</td>
                <td className="number">{others}</td>
                <td className="number">{t('hits', { hits: foretold.hits, of: foretold.of })}</td>
                <td>
                  <Share of={confidence} bare />
                </td>
                <td>{because[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="hint">{t('patternWhat')}</p>
      <h2>{t('domains')}</h2>
      <table className="ring-domain-table">
        <thead>
          <tr>
            <th scope="col">{t('domain')}</th>
            <th scope="col" className="number">
              {t('reports')}
            </th>
            <th scope="col">{t('first')}</th>
            <th scope="col">{t('last')}</th>
            <th scope="col">{t('own')}</th>
            <th scope="col">{t('facts')}</th>
          </tr>
        </thead>
        <tbody>
          {domains.map(({ domain, hosts, reports, first, last, confidence, service, facts }) => (
            <tr key={domain}>
              <th scope="row">
                {isPrinted ? (
                  <span className="value">{domain}</span>
                ) : (
                  <Link className="value" href={indicatorWay('domain', domain)}>
                    {domain}
                  </Link>
                )}
                {hosts.some((host) => host !== domain) && (
                  <small className="value">{hosts.filter((host) => host !== domain).join(' ')}</small>
                )}
              </th>
              <td className="number">{reports}</td>
              <td>
                <When at={first} />
              </td>
              <td>
                <When at={last} />
              </td>
              <td>{service === true ? t('service') : <Share of={confidence} bare />}</td>
              <td>
                {facts.length === 0 && '–'}
                {facts.map(({ fact, value, exhibit, row }) => (
                  <div key={`${fact} ${exhibit} ${row} ${value}`}>
                    {fact}: <bdi>{value}</bdi> <small>{t('source', { exhibit: exhibit.slice(0, 12), row })}</small>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
