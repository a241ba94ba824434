import type { Vocabulary } from '../vocabulary.js';

export const tr: Vocabulary = {
  keywords: `
    (çok|ultra|süper|) yüksek (çözünürlük|çözünürlüklü|çözünürlükte|çözünürlüğe)
    (en yüksek|maksimum|en iyi|daha yüksek) (çözünürlük|çözünürlükte), ultra netlik, yüksek (tanımlı|tanım)`,
  nouns: 'çözünürlük, çözünürlükte, çözünürlüklü, çözünürlüğünde, çözünürlüğe',
  grades: 'kalite, kalitesi, kalitede, kalitesinde, kaliteli, görüntü kalitesi, netlik, netliğinde',
  things: `
    televizyon*, ekran*, monitör*, projeksiyon*, kamera*, telefon*, drone*, koşu*, maraton*, altın*, ayar
    takipçi*, beğeni*`,
  graphics: 'tabela*, etiket*, çıkartma*, rozet*, simge*, afiş*',
  images: `
    görsel*, resim*, resmi, resmin, foto*, portre*, duvar kağıdı, arka plan*, çizim*, poster*, çekim*, render*
    stil, tarzı`,
  negations: 'hiç, hayır',
  negatedAfter: 'sil, kaldır, olmadan, olmasın, istemiyorum, değil, kullanma, yok, gerekmez, gerek yok',
  lettering: 'yazısı, yazılı',
  letteringAfter: 'yazan, yazılı, yazıyor, yazısı',
  determiners: 'bir, bu, iki, üç',
  stops: 'üzerinde, altında, için, gibi, olan, ile, yanında, önünde',
  and: 've',
  or: 'veya, ya da',
  carriers: `
    kaliteyi, çözünürlüğü, çıkar, çıkart, yükselt, yap, yapın, olsun, olarak, ver, lütfen, görsel, görseli, resmi, fotoğrafı, fotoğraf, hale getir, kaydet
    istiyorum, getir`,
  particles: 'olarak, olsun',
  requests: 'oluştur, çiz, tasarla, değiştir, dönüştür, iyileştir',
  letters: 'ğışĞİŞüçöÜÇÖ',
  lettersNeeded: true,
  looks: 'görünümü, görünüm, etkisi, efekti, havası, tarzı, parlaklığı',
};
