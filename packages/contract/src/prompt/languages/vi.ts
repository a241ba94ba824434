import type { Vocabulary } from '../vocabulary.js';

export const vi: Vocabulary = {
  keywords: `
    độ phân giải (rất|siêu|cực|) cao, độ phân giải (cao nhất|tối đa|lớn|siêu nét), (siêu|cực|rất|) nét hd
    (siêu|cực) nét, độ nét cao, chất lượng hd, phân giải cao`,
  nouns: 'độ phân giải, độ nét',
  grades: 'chất lượng, chất lượng hình ảnh',
  links: 'là, đạt, tối thiểu, tới, lên',
  things: `
    tivi, ti vi, màn hình, máy chiếu, máy quay, máy ảnh, camera, điện thoại, giải chạy, chạy bộ, chạy, vàng, dân`,
  graphics: 'biển hiệu, biển',
  images: 'ảnh, hình ảnh, hình, chân dung, hình nền, tranh, phong cách, chi tiết',
  negations: 'không, không có, không cần, thay vì, chẳng',
  removals: 'tránh, xóa, bỏ, đừng, đừng dùng, gỡ',
  lettering: 'chữ, dòng chữ, ghi, ghi chữ, tiêu đề, có chữ',
  asks: 'ở, với, thành, lên, sang',
  stops: 'trên, dưới, trong, trước, sau, cạnh, của, cho, từ, bởi, đang, tại, khi',
  determiners: 'chiếc, những, các',
  and: 'và',
  or: 'hoặc, hay',
  relations: 'có, với',
  carriers: 'tăng, làm, hãy, tạo, cho, tôi, giúp, muốn, ảnh, này, hình, xuất, lưu, nâng, đổi, chỉnh, thành',
  requests: 'tạo, vẽ, làm, đổi, thay, thiết kế, muốn, hãy, nâng, chỉnh',
  causatives: 'nâng, đổi, chuyển, biến',
  turnsInto: 'lên, thành, sang',
  letters: 'ìòĩũăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  lettersNeeded: true,
  adjectivesFollow: true,
  asksBelong: true,
  looks: 'phong cách, hiệu ứng, kiểu, vẻ',
};
