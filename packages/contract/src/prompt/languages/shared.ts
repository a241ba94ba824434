import type { Vocabulary } from '../vocabulary.js';

/** What every language writes alike. */
export const shared: Vocabulary = {
  keywords: `
    uhd, qhd, fhd, wqhd, quhd, wuhd, fullhd, ultrahd, truehd, superhd, hd, absurdres
    (4|5|6|8|16)kuhd
    rezoluție înaltă, înaltă rezoluție, rezoluție maximă, υψηλή ανάλυση, υψηλής ανάλυσης, רזולוציה גבוהה, nagy felbontás(ú|ban|)
    magas felbontás(ú|), korkea resoluutio, korkearesoluutioinen, (hög upplösning|høj opløsning|høy oppløsning), högupplöst, وضوح بالا`,
  weak: 'hd, hq',
  nouns:
    'rezoluție, ανάλυση, רזולוציה, felbontás, felbontásban, resoluutio, upplösning, opløsning, oppløsning',
  looks: 'hdr',
  choices: 'sd, standard',
  negations: 'bez',
  densities: 'dpi, ppi, ppp',
  megapixels: 'mp, mpx, mpix, megapixel, megapixels, gigapixel, gigapixels, mégapixel(s|)',
  things: `
    tv, tvs, oled, qled, hdmi, led wall, pc, imac, macbook(s), ipad(s), iphone(s), smartphone(s), gopro, webcam(s)
    dashcam(s), cctv, vr, dvd(s), blu ray, bluray, usb, gpu, ram, rom, nas, gif, youtube, netflix, twitch, tiktok
    displayport, thunderbolt, sdi, hdbaset, h264, h265, hevc, prores, roku, chromecast, xbox, playstation, ps4, ps5
    kindle, dvb, lcd, amoled, microled, crt, ssd, hdd, kvm, nvr, dvr, ptz, mri, ct
    streaming stick(s), tv stick(s)`,
  counters: `
    imac, nba, wwe, gopro, dji, komodo, bmpcc, ursa, mavic, insta360, boeing, commodore
    roku, chromecast`,
  neutral: `
    HD Hyundai, HD현대, HD Supply
    SD`,
  currencies: `
    euro(s|), eur, dollar(s), usd, gbp, chf, yen, yuan, rmb, won, krw, real, reais, franken, rub, kč, zł, lira`,
  comparisons: 'vs, versus',
};
