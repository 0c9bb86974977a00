import { wordsOf } from '../app/words.ts';

/** A ring on the map. */
export const mapWords = wordsOf('map', {
  en: {
    none: 'No town is named',
    noneWhy: 'No report of this ring names a town or compound that Clew knows.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'All towns',
    mapOf_one: 'Map with {{count}} town; the list says the same',
    mapOf_other: 'Map with {{count}} towns; the list says the same',
    borders: 'Boundaries are drawn from public data (Natural Earth) and imply no position on any of them.',
    towns: 'Towns that the reports name',
    ringsThere: 'Rings whose reports name it',
    reports_one: '{{count}} report',
    reports_other: '{{count}} reports',
    what: 'Where a narrative says that the gang sits or works. That a report names a place does not say that crime is there.',
  },
  zh: {
    none: '未提及地点',
    noneWhy: '本团伙的报案均未提及系统所知的城镇或园区。',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '全部地点',
    mapOf_one: '地图，{{count}} 个地点，列表内容相同',
    mapOf_other: '地图，{{count}} 个地点，列表内容相同',
    borders: '边界依公开数据（Natural Earth）绘制，不代表任何立场。',
    towns: '报案提及的地点',
    ringsThere: '报案提及此地的团伙',
    reports_one: '{{count}} 条报案',
    reports_other: '{{count}} 条报案',
    what: '叙述中称团伙所在或活动之处。报案提及某地，不等于该地有犯罪。',
  },
});
