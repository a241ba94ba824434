import { describe, expect, it } from 'vitest';
import {
  checkPrompt,
  cleanPrompt,
  findPromptEdits,
  findResolutionKeywords,
  PROMPT_GAP,
} from '../../src/index.js';

describe('cleanPrompt', () => {
  it.each([
    ['a fox, 8K, soft light', 'a fox, soft light'],
    ['8K, a fox', 'a fox'],
    ['a fox, 8K.', 'a fox.'],
    ['Ultra HD photo of a lagoon', 'Photo of a lagoon'],
    ['A fox. Ultra HD photo of a lake, hi-res4K a printer', 'A fox. Photo of a lake, a printer'],
    ['an 8K photo of a fox', 'a photo of a fox'],
    ['a 4K image of a fox', 'an image of a fox'],
    ['a farmhouse look in 4K resolution.', 'a farmhouse look.'],
    ['a house rendered in 4K, dusk', 'a house, dusk'],
    ['Recreate this at the highest possible resolution, same colours', 'Recreate this, same colours'],
    ['A knight. Make it 4K. Keep the helmet.', 'A knight. Keep the helmet.'],
    ['knight, (8k:1.4), shadows', 'knight, shadows'],
    ['knight, (masterpiece, 8k), shadows', 'knight, (masterpiece), shadows'],
    ['crisp, 8K and sharp', 'crisp and sharp'],
    ['sharp and 8K', 'sharp'],
    ['High-key portrait with high resolution and soft shadows', 'High-key portrait with soft shadows'],
    ['A fox in high resolution and with soft light', 'A fox with soft light'],
    ['A diner at dusk in 4K quality', 'A diner at dusk'],
    ['an icon, output size 2048x2048, flat', 'an icon, flat'],
    ['output it at the highest resolution available, no crop', 'no crop'],
    ['Make it HD and remove the noise', 'Remove the noise'],
    ['enhance this image to 4K', 'enhance this image'],
    ['Restore this photo, give me a hi-res version', 'Restore this photo'],
    ['a fox [4K]', 'a fox'],
    ['a | 8K | b', 'a | b'],
    ['8k wallpaper of a whale', 'wallpaper of a whale'],
    ['Subject: a bridge.\nResolution: 4K\nLight: overcast', 'Subject: a bridge.\nLight: overcast'],
    ['A bridge\r\n\r\nResolution: 4K\r\nLight: overcast', 'A bridge\r\n\r\nLight: overcast'],
    ['- a fox\n- 8K\n- snow', '- a fox\n- snow'],
    ['- a fox\n- 8K', '- a fox'],
    ['{"subject": "vespa", "resolution": "8K"}', '{"subject": "vespa"}'],
    ['{"resolution": "8K", "subject": "vespa"}', '{"subject": "vespa"}'],
    ['{\n  "subject": "vespa",\n  "resolution": "8K"\n}', '{\n  "subject": "vespa"\n}'],
    ['["a fox", "8k", "snow"]', '["a fox", "snow"]'],
    ['{"prompt": "a castle, 8K, golden light"}', '{"prompt": "a castle, golden light"}'],
    ['**8K**, fox', 'fox'],
    ['**Resolution:** 8K\n**Mood:** calm', '**Mood:** calm'],
    ['prompt: "a cat, 8K"', 'prompt: "a cat"'],
    ['Create "a cat sitting on a mat, soft light, 8K"', 'Create "a cat sitting on a mat, soft light"'],
    [
      'please upscale this image to 4K without changing the face',
      'please upscale this image without changing the face',
    ],
    ['Make the shirt green and give it ultra high resolution', 'Make the shirt green'],
    ['Remove the watermark and upscale to 4K', 'Remove the watermark'],
    ['The scene should be crisp and in 4K resolution', 'The scene should be crisp'],
    ['A steampunk owl :: 8K :: brass', 'A steampunk owl :: brass'],
    ['雪夜里的红灯笼，8K画质，国风', '雪夜里的红灯笼，国风'],
    ['按最高分辨率输出，保持原图颜色', '保持原图颜色'],
    ['8K画质的照片，雪山', '照片，雪山'],
    ['4Kで描いてください、雪の京都', '雪の京都'],
    ['高画質なポートレート、逆光', 'ポートレート、逆光'],
    ['8K로 그려줘, 우주 고래', '우주 고래'],
    ['uma cachoeira em 8K', 'uma cachoeira'],
    ['imagen de alta resolución de un volcán', 'imagen de un volcán'],
    ["photo d'un colibri, haute résolution, 8k.", "photo d'un colibri."],
    ['ein hochauflösendes Foto', 'ein Foto'],
    ['mejora esta foto y ponla en HD, se ve borrosa', 'mejora esta foto, se ve borrosa'],
    ['deixa essa imagem mais HD e tira o ruído', 'tira o ruído'],
    ['tu peux la mettre en HD et enlever le flou ?', 'tu peux enlever le flou ?'],
    ['Kannst du das Bild in HD machen und das Rauschen entfernen?', 'Kannst du das Rauschen entfernen?'],
    ['можешь сделать картинку в HD и убрать шум?', 'можешь убрать шум?'],
    ['請以4K畫質繪製一座燈塔', '請繪製一座燈塔'],
    ['背景をぼかして高画質で出力', '背景をぼかして出力'],
    ['8K地球，太空', '地球，太空'],
    ['ラフを清書して、線はそのままで高解像度にしてほしい', 'ラフを清書して、線はそのままで'],
    ['子犬のイラストを高画質で', '子犬のイラスト'],
    ['最高画質でお願いします。夜の水族館、クラゲ。', '夜の水族館、クラゲ。'],
    ['高解像度のロゴを作って、狐', 'ロゴを作って、狐'],
    ['murs vert sauge, haute définition ?', 'murs vert sauge ?'],
    ['Cena: padaria\nQualidade: 4K\nEstilo: documental', 'Cena: padaria\nEstilo: documental'],
    ['"8K, moody harbour, rain"', '"moody harbour, rain"'],
    ['Einladung mit Dinos, am besten in 4K, danke!', 'Einladung mit Dinos, danke!'],
    ['Haute définition : un hérisson', 'Un hérisson'],
    ['HD！青蛙玩滑板', '青蛙玩滑板'],
    ['#fox #8K #snow', '#fox #snow'],
    ['castle interior with 8K level of detail', 'castle interior'],
    ['колибри в максимальном разрешении, закат', 'колибри, закат'],
  ])('%j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });

  it.each(['a 4K TV on the wall', 'a fox ,  with   odd  spacing ,', 'no 8K look', '', '  \n'])(
    'leaves %j as it is',
    (prompt) => {
      expect(cleanPrompt(prompt)).toBe(prompt);
      expect(findPromptEdits(prompt)).toEqual([]);
    },
  );
});

describe('a prompt that asks for nothing but a resolution', () => {
  it.each([
    '8K',
    ' 8K, ultra HD. ',
    '**8K**',
    '| Resolution | 4K |',
    '{"resolution": "8K"}',
    '["8K", "4K"]',
    'Make it 4K',
    'Upscale this photo to 8K',
    'Convert to high resolution',
    'Make it 4K. Ultra HD, please!',
    'mach das Bild in 8K',
    'escala la imagen a 4K',
    "agrandis l'image en 4K",
    'aumente a imagem para 4K',
    'увеличь изображение до 4K',
    '把这张照片变成高清的',
    '画像を4Kにアップスケールして',
    '이미지를 4K로 업스케일해줘',
  ])('is found and stays as it is: %j', (prompt) => {
    expect(findResolutionKeywords(prompt)).not.toEqual([]);
    expect(findPromptEdits(prompt)).toEqual([]);
    expect(cleanPrompt(prompt)).toBe(prompt);
    expect(checkPrompt(prompt)).toMatchObject([{ code: 'prompt-resolution-keyword', suggestions: [] }]);
  });

  it.each([
    ['Make it 4K. A fox.', 'A fox.'],
    ['8K 🦊', '🦊'],
    ['8K, 7', '7'],
    [`8K, ${PROMPT_GAP}`, PROMPT_GAP],
  ])('is another one where anything else is said: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });

  it('is judged by the kinds looked for', () => {
    expect(cleanPrompt('masterpiece, 8K')).toBe('masterpiece');
    const kinds = ['quality', 'resolution'] as const;
    expect(cleanPrompt('masterpiece, 8K', { kinds })).toBe('masterpiece, 8K');
  });
});

describe('what stands after a keyword', () => {
  it.each([
    ['resolution: 4K\nstyle: oil', 'style: oil'],
    ['分辨率：4K\n风格：油画', '风格：油画'],
    ['解像度：4K\nスタイル：油彩', 'スタイル：油彩'],
    ['해상도: 4K\n스타일: 유화', '스타일: 유화'],
    ['Auflösung: 4K\nStil: Öl', 'Stil: Öl'],
    ['resolución: 4K\nestilo: óleo', 'estilo: óleo'],
    ['résolution : 4K\nstyle : huile', 'style : huile'],
    ['resolução: 4K\nestilo: óleo', 'estilo: óleo'],
    ['разрешение: 4K\nстиль: масло', 'стиль: масло'],
    ["{resolution: '4K', style: 'oil'}", "{style: 'oil'}"],
    ['8K, texture, fox', 'texture, fox'],
    ['8K\ntexture\nfox', 'texture\nfox'],
    ['(8K) texture, fox', 'texture, fox'],
    ['8K; style; fox', 'style; fox'],
    ['a fox with 8K texture', 'a fox'],
  ])('stays unless it is said of the keyword: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });
});

describe('quotation marks', () => {
  it.each([
    ['「狐、8K」', '「狐」'],
    ['『8K、狐』', '『狐』'],
    ['《狐，8K》', '《狐》'],
    ['«fox, 8K»', '«fox»'],
    ['« un renard, 8K »', '« un renard »'],
    ['»8K, ein Fuchs«', '»ein Fuchs«'],
    ['“fox, 8K”', '“fox”'],
    ['„Fuchs, 8K“', '„Fuchs“'],
    ['‹fox, 8K›', '‹fox›'],
    ['`fox, 8K`', '`fox`'],
    ['a card with «Bar», 8K, dusk', 'a card with «Bar», dusk'],
    ['„Fuchs“, 8K, »Bar«', '„Fuchs“, »Bar«'],
  ])('%j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });
});

describe('what goes on after a keyword', () => {
  it.each([
    ['The image should be 4K and have a red car', 'Have a red car'],
    ['The photo is 8K and the fox is red', 'The fox is red'],
    ['Ensure high resolution and sharp focus', 'Ensure sharp focus'],
    ['Use high resolution and soft light', 'Use soft light'],
    ['Image is high-res and clean', 'Image is clean'],
    ['My cat is 8K and wears a hat', 'My cat wears a hat'],
    ['Make it 8K and sharper', 'Make it sharper'],
    ['Make it 8K and remove the noise', 'Remove the noise'],
    ['Upscale to 4K and sharpen the face', 'Upscale and sharpen the face'],
    ['La imagen es 4K y nítida', 'La imagen es nítida'],
    ['Das Bild ist 8K und scharf', 'Das Bild ist scharf'],
    ['Es soll 4K und quadratisch sein.', 'Es soll quadratisch sein.'],
    ["L'image est 4K et nette", "L'image est nette"],
    ['A imagem é 4K e nítida', 'A imagem é nítida'],
    ['A photo in 4K and HDR', 'A photo in HDR'],
    ['A fox in 4K and a dog', 'A fox and a dog'],
    ['A 4K/HDR photo of a dog', 'An HDR photo of a dog'],
    ['An HDR/4K photo of a dog', 'An HDR photo of a dog'],
    ['A fox, 8K and sharp', 'A fox, sharp'],
    ['An ultra-high-resolution, cinematic fox', 'A cinematic fox'],
    ['a high-resolution, detailed cat', 'a detailed cat'],
    ['ein Hund in einer hohen Auflösung, damit Kunden zoomen', 'ein Hund, damit Kunden zoomen'],
    ['mude a 4K imagem', 'mude a imagem'],
  ])('keeps its verb, preposition or article: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });
});

describe('a request for nothing but the keyword', () => {
  it.each([
    ['Make sure it is 4K. A fox.', 'A fox.'],
    ['Set the output resolution to 4K. A fox.', 'A fox.'],
    ['A fox, 4K only', 'A fox'],
    ['Only in 4K, a fox', 'A fox'],
    ['一只狐狸，把这张照片变成4K', '一只狐狸'],
    ['把这张照片变成高清的，一只狐狸', '一只狐狸'],
    ['确保4K，一只狐狸', '一只狐狸'],
    ['猫を4Kにして', '猫'],
    ['背景を消して4Kにして', '背景を消して'],
  ])('goes as a whole: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });
});

describe('what is left around a keyword', () => {
  it.each([
    ['~4K fox', 'fox'],
    ['>8K fox', 'fox'],
    ['≥ 8K, a fox', 'a fox'],
    ['8K-style photo', 'photo'],
    ['Style: HD, Mood: dark', 'Mood: dark'],
    ['Style: HD, dark', 'Style: dark'],
    ['{"look":"8K, oil"}', '{"look":"oil"}'],
    ['【主体】青花瓷瓶【画质】超高清', '【主体】青花瓷瓶'],
    ['[calidad] 8K\n[tema] jarrón', '[tema] jarrón'],
    ['[quality] 8K, oil', '[quality] oil'],
    ['{"s":"a fox, 8K, \\"gold\\""}', '{"s":"a fox, \\"gold\\""}'],
    ['4K, 4K!! I want a fox', 'I want a fox'],
    ['sharp, crisp, HD quality photo of a pie', 'sharp, crisp photo of a pie'],
    ['A pond. 4K UHD, no border.', 'A pond. No border.'],
    ['Mend the scratches and bring it up to HD.', 'Mend the scratches.'],
    ['| Style | oil |\n| Resolution | 4K |', '| Style | oil |'],
    ['<b>8K</b>, a fox', 'a fox'],
    ['a <span class="x">8K</span> fox', 'a fox'],
    ['{"output": {"resolution": "8K"}, "subject": "fox"}', '{"subject": "fox"}'],
    ['8K：一只狐狸', '一只狐狸'],
    ['In 4K: a fox', 'A fox'],
    ['**Ultra HD**: a fox', 'a fox'],
    ['A lake. In 4K: a fox', 'A lake. A fox'],
  ])('goes when it means nothing more: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });
});

describe('a verb that has lost what its object was to become', () => {
  it.each([
    ['turn the cat into 4K, remove the dog', 'remove the dog'],
    ['make the cat 4K, remove the dog', 'remove the dog'],
    ['convierte este gato a 4K, quita el perro', 'quita el perro'],
    ['transforme o gato em 4K, remova o cachorro', 'remova o cachorro'],
    ['passe le chat en 4K, enlève le chien', 'enlève le chien'],
    ['wandle die Katze in 4K um, entferne den Hund', 'entferne den Hund'],
    ['преврати кота в 4K, убери собаку', 'убери собаку'],
    ['把这只猫改成4K，背景换成海边', '背景换成海边'],
    ['让它更高清一点，背景换成海边', '背景换成海边'],
    ['图片是2K的，画一只猫', '画一只猫'],
    ['皮肤修得自然一点，画面更高清', '皮肤修得自然一点'],
    ['背景を海に変えて、この猫を4Kにしてください', '背景を海に変えて、この猫'],
    ['犬、画質は4Kです。', '犬。'],
    ['고양이를 4K로 바꿔줘, 배경은 바다', '고양이, 배경은 바다'],
    ['강아지, 4K였으면 좋겠어', '강아지'],
    ['この集合写真を高画質化して、背景の人は消して', 'この集合写真、背景の人は消して'],
    ["A key turns. I'll need this one high-res.", 'A key turns.'],
    ['A fox. Il faut que ce soit en 4K.', 'A fox.'],
    ['a fox in the highest resolution you can do', 'a fox'],
    ['un zorro en la mayor resolución que puedas', 'un zorro'],
    ['uma raposa na maior resolução que puder', 'uma raposa'],
    ['un renard dans la plus haute résolution possible', 'un renard'],
    [
      'Es ist für ein Banner, deshalb brauche ich eine hohe Auflösung. Ein Fuchs.',
      'Es ist für ein Banner. Ein Fuchs.',
    ],
    ['Es para una lona, así que necesito alta resolución. Un zorro.', 'Es para una lona. Un zorro.'],
    ['이 사진을 HD로 바꾸고 하늘을 더 드라마틱하게', '하늘을 더 드라마틱하게'],
    ['把路人去掉，然后整体调得高清一些', '把路人去掉'],
    ['这张图太糊了，帮我变高清', '这张图太糊了'],
    ['4K电视里播放着鲸鱼，整张图请输出4K', '4K电视里播放着鲸鱼'],
    ['以8K分辨率呈现的热带雨林', '热带雨林'],
    ['사진이 흐릿한데 HD로 바꿔줘', '사진이 흐릿한데'],
    ['a foto tá borrada, põe em HD aí', 'a foto tá borrada'],
    ['retrato, acabado en ultra alta definición', 'retrato'],
    ['finished in 8K, a whale', 'a whale'],
    ['convierte mi selfi al estilo Pixar en HD', 'convierte mi selfi al estilo Pixar'],
    ['forest, 4096 px wide', 'forest'],
    ['montañas, 8.000 px de ancho', 'montañas'],
    ['1024x1536 tall poster of a pier', 'tall poster of a pier'],
    ['fix the colours and make it 4K without touching the face', 'fix the colours without touching the face'],
    ['das Gleiche, nur besser aufgelöst', 'das Gleiche'],
    ['fox, 4K@60fps', 'fox'],
  ])('goes with its object: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt)).toBe(clean);
  });

  it.each([
    ['wallpaper full HD do Cristo Redentor', 'wallpaper do Cristo Redentor'],
    ['wallpaper 4K de un volcán', 'wallpaper de un volcán'],
    ['𝗛𝗗 𝗽𝗵𝗼𝘁𝗼 of a fox', '𝗽𝗵𝗼𝘁𝗼 of a fox'],
    ['fox, 4K 60fps', 'fox, 60fps'],
    ['make a castle 4K, dusk', 'make a castle, dusk'],
    ['make the sky blue 4K', 'make the sky blue'],
    ['turn the sketch into a painting in 4K', 'turn the sketch into a painting'],
    ['Please upscale this to 4K and fix the noise', 'Please upscale this and fix the noise'],
    ['여우를 4K로 그려줘, 눈', '여우를 그려줘, 눈'],
    ['토끼 두 마리 넣고 고해상도로 만들어 주세요', '토끼 두 마리 넣고 만들어 주세요'],
    ['请把这张老照片修复成高清，去掉划痕', '请把这张老照片修复，去掉划痕'],
    ['taken with 50 megapixels on a tripod, a quiet fjord', 'taken on a tripod, a quiet fjord'],
    ['turn ${} into 4K, snow', 'turn ${}, snow'],
  ])('stays where it says more: %j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(prompt.replaceAll('${}', PROMPT_GAP))).toBe(clean.replaceAll('${}', PROMPT_GAP));
  });

  it.each(['把这只猫改成4K', '让它更高清一点', '这是2K的', 'turn the cat into 4K'])(
    'leaves a prompt that says nothing else as it is: %j',
    (prompt) => {
      expect(findResolutionKeywords(prompt)).toHaveLength(1);
      expect(cleanPrompt(prompt)).toBe(prompt);
    },
  );
});

describe('quality boosters', () => {
  const kinds = ['quality', 'resolution'] as const;

  it.each([
    ['masterpiece, best quality, a girl, 8k', 'a girl'],
    ['obra maestra, máxima calidad, un gato', 'un gato'],
    ['걸작, 최고 품질, 고양이', '고양이'],
    ['шедевр, высокое качество, кот', 'кот'],
    ['a visitor admires a masterpiece in the gallery', 'a visitor admires a masterpiece in the gallery'],
  ])('%j becomes %j where they are asked for', (prompt, clean) => {
    expect(cleanPrompt(prompt, { kinds })).toBe(clean);
  });

  it('are left alone otherwise', () => {
    expect(findResolutionKeywords('masterpiece, best quality, a girl')).toEqual([]);
  });
});

describe('PROMPT_GAP', () => {
  const withGaps = (prompt: string): string => prompt.replaceAll('${}', PROMPT_GAP);

  it.each([
    ['${}, 4K', '${}'],
    ['a photo of ${} in 4K', 'a photo of ${}'],
    ['in ${} 4K', 'in ${}'],
    ['8K ${} lamp on a desk', '8K ${} lamp on a desk'],
    ['4K ${}', '4K ${}'],
    ['${}K, ${}4K, 4K${}', '${}K, ${}4K, 4K${}'],
    ['{"${}": "8K", "a": 1}', '{"${}": "", "a": 1}'],
    ['${} Resolution: 4K', '${}'],
    ['a sign that says ${} 4K', 'a sign that says ${} 4K'],
  ])('%j becomes %j', (prompt, clean) => {
    expect(cleanPrompt(withGaps(prompt))).toBe(withGaps(clean));
  });
});

describe('findPromptEdits', () => {
  it('gives the smallest ranges, in order', () => {
    expect(findPromptEdits('a fox, 8K, soft light, 4K')).toEqual([
      { start: 5, end: 9, replacement: '' },
      { start: 21, end: 25, replacement: '' },
    ]);
  });

  it('finds what comes to light only after the first edit', () => {
    expect(cleanPrompt('a fox in full (8K) resolution')).toBe('a fox');
    expect(findResolutionKeywords(cleanPrompt('a high 8K resolution fox'))).toEqual([]);
  });
});
