import type { Vocabulary } from '../vocabulary.js';

/** Indonesian, and what Malay writes like it. */
export const id: Vocabulary = {
  keywords: `
    (resolusi|definisi) (sangat|ultra|super|) tinggi, (resolusi|definisi) (tertinggi|maksimal|maksimum|terbaik)
    resolusi (lebih|paling) tinggi, resolusi (bagus|baik), beresolusi (sangat|) tinggi, kualitas hd, kualiti hd, peleraian tinggi`,
  nouns: 'resolusi, beresolusi, definisi, peleraian',
  grades: 'kualitas, berkualitas, kualiti',
  links: 'hingga, sampai, setara',
  things: `
    televisi, layar, monitor, proyektor, kamera, ponsel, drone, lari, lomba, maraton, emas, karat, pengikut
    penduduk, video`,
  graphics: 'stiker, label, papan, ikon',
  images: 'gambar, foto, fotografi, potret, latar belakang, wallpaper, poster, gaya, render, detail',
  negations: 'tanpa, bukan, tidak, daripada',
  removals: 'hindari, hapus, hilangkan, jangan',
  lettering: 'bertuliskan, tulisan, teks, berjudul, judul',
  asks: 'dalam, dengan, jadi, menjadi, ke',
  stops: 'di, pada, yang, untuk, dari, oleh, saat, atas, bawah, depan, belakang, dekat, adalah, sedang',
  determiners: 'sebuah, seorang, seekor, ini, itu, dua, tiga',
  indefinites: 'sebuah, seorang, seekor',
  and: 'dan, serta',
  or: 'atau',
  relations: 'dengan, berupa',
  carriers: `
    tingkatkan, naikkan, kualitasnya, buat, buatkan, bikin, jadikan, tolong, gambar, gambarnya, foto, ini, simpan, ubah, hasilkan, saya, mau
    ingin, jadi, menjadi`,
  requests:
    'buat, buatkan, bikin, gambarkan, ubah, ganti, jadikan, perbaiki, hasilkan, mau, ingin, tingkatkan',
  causatives: 'ubah, tingkatkan',
  turnsInto: 'ke, menjadi, jadi',
  adjectivesFollow: true,
  asksBelong: true,
  looks: 'tampilan, efek, gaya, kesan',
};
