import type { JobView } from '../../../src/model/index.ts';
import { jobWords } from '../../words/jobs.ts';
import { useSaid } from '../errors.ts';
import { overlapWay, packageWay } from '../ways.ts';
import { useWords } from '../words.ts';

export interface Outcome {
  readonly text: string;
  readonly isGood: boolean;
  readonly more?: { readonly href: string; readonly label: string };
}

interface ImportResult {
  readonly content?: 'transfers' | 'labels' | 'rates' | 'roster' | 'wanted';
  readonly added: number;
  readonly rejected: number;
  readonly linked?: LinkResult;
}
/** A file taken in, made, opened, sent; or files fetched. */
interface OverlapResult {
  readonly run?: string;
  readonly partner?: string;
  readonly common?: number;
  readonly both?: boolean;
  readonly act?: number;
  readonly files?: readonly unknown[];
}
interface LinkResult {
  readonly rings: number;
  readonly inRings: number;
}

/** What came of a job that is over, in a sentence, and where to see more. */
export function useOutcome(): (job: JobView) => Outcome {
  const t = useWords(jobWords);
  const said = useSaid();
  return ({ kind, state, result, error }) => {
    const what = t(kind);
    if (state === 'failed')
      return { text: t('plainFailed', { what, message: error === undefined ? '' : said(error).text }), isGood: false };
    if (state === 'cancelled') return { text: t('plainCancelled', { what }), isGood: true };
    switch (kind) {
      case 'import': {
        const { content, added, rejected } = result as ImportResult;
        if (content !== undefined) return { text: t(`importDone-${content}`, { added, rejected }), isGood: true };
        return { text: t('importDone', { added, rejected }), isGood: true, more: { href: '/', label: t('seeReports') } };
      }
      case 'link': {
        const { rings, inRings } = result as LinkResult;
        return { text: t('linkDone', { rings, inRings }), isGood: true, more: { href: '/rings', label: t('seeRings') } };
      }
      case 'verify': {
        const { ok } = result as { readonly ok: boolean };
        const more = { href: '/custody', label: t('seeCustody') };
        return { text: t(ok ? 'verifyGood' : 'verifyBad'), isGood: ok, more };
      }
      case 'export':
      case 'receive': {
        const { package: id } = result as { readonly package: string };
        const more = { href: packageWay(id), label: t('seePackage') };
        return { text: t(kind === 'export' ? 'exportDone' : 'receiveDone', { id }), isGood: true, more };
      }
      case 'overlap': {
        const { run, partner, common, both, act, files } = result as OverlapResult;
        if (run === undefined) return { text: t('overlapFetched', { count: files?.length ?? 0 }), isGood: true };
        const more = { href: overlapWay(run), label: t('seeOverlap') };
        if (partner !== undefined) return { text: t('overlapTaken', { partner }), isGood: true, more };
        const done = (common ?? both) !== undefined ? 'overlapOpened' : act === undefined ? 'overlapSent' : 'overlapMade';
        return { text: t(done, { run }), isGood: true, more };
      }
      case 'empty': {
        const { aside } = result as { readonly aside: string };
        return { text: t('emptyDone', { aside }), isGood: true, more: { href: '/', label: t('seeReports') } };
      }
      default:
        return { text: t('plainDone', { what }), isGood: true };
    }
  };
}
