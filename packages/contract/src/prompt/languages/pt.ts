import type { Vocabulary } from '../vocabulary.js';

export const pt: Vocabulary = {
  keywords: `
    (muito|ultra|super|súper|extra|) alta (resolução|definição|res)
    (altíssima|máxima|maior|melhor|elevada|extrema|ultra-alta) (resolução|definição)
    (muito|) boa resolução, (maior|máxima|melhor) resolução possível, mais alta resolução, mais resolução
    resolução (máxima|ultra alta|altíssima|alta|muito alta|superior|completa|total|extrema|nativa|elevada)
    definição (máxima|ultra alta|altíssima|alta|muito alta|extrema)
    (ultra|full|super) hd, super resolução, superresolução, super-resolução, ultra definição, ultradefinição
    resolução de impressão`,
  boosters: `
    obra-prima, obra prima, (máxima|alta|melhor|excelente|ótima|altíssima) qualidade
    qualidade (máxima|profissional|premium|superior|de estúdio|de cinema)
    (ultra|hiper|super|muito|altamente|extremamente|incrivelmente) detalhad(o|a|os|as)
    (ultradetalhad|hiperdetalhad|superdetalhad)(o|a|os|as), ultra-realista, ultrarrealista, tendência no artstation
    máximo detalhe`,
  nouns: 'resolução, definição, resolução de imagem, resolução de saída',
  grades: 'qualidade, qualidade de imagem, qualidade da imagem, saída, qualidade visual',
  intensifiers: 'ultra, super, até, pelo menos, no mínimo, nativo, verdadeiro',
  links: 'de, a, é, em, igual a, mínima de, mínima, de pelo menos, deve ser, até, pelo menos',
  megapixels: 'megapixel, megapixels, megapíxel, megapíxeis, gigapixel, gigapixels, mega pixels',
  densities: 'pontos por polegada, pixels por polegada',
  things: `
    televisão, televisões, televisor(es), tevê(s), tela(s), telão, telões, monitor(es), projetor(es), câmera(s)
    câmara(s), filmadora(s), drone(s), celular(es), telemóvel, telefone(s), computador(es), portátil, notebook(s)
    laptop(s), tablet(s), console(s), leitor(es), disco(s), cabo(s), microscópio(s), telescópio(s), endoscópio(s)
    satélite(s), sensor(es), lente(s), scanner(s), impressora(s), vídeo(s), transmissão, transmissões, canal, canais
    emissão, streaming, home theater, sala de cinema, painel, painéis, outdoor, óculos, equipamento(s), aparelho(s)
    dispositivo(s), antena(s), fone(s), placa de vídeo, ecrã(s), display(s), painel de led
    adesivo(s), etiqueta(s), logo(s), logotipo(s), selo(s), ícone(s), botão, botões, menu(s), opção, opções
    letreiro(s), placa(s), marca d'água, marca de água, emblema(s), distintivo, seletor, rótulo(s)
 curtidas, likes, visualizações, reais, dólares
    salário(s), orçamento, preço(s), prêmio(s), corrida(s), maratona(s),
    passos, altitude, ouro, quilates, palavras, memória, milhas
 km, usuários, calorias, cheque, fatura, sede, prédio, camisa de corrida
    gimbal, gimbals, estabilizador(es), tripé(s), divisor(es), comutador(es), conversor(es), codificador(es)
    placa de captura, base de conexão, mesa de corte, mixer, teleprompter, unidade móvel, disco rígido, hd externo
    cartão de memória, bateria(s), carregador(es), controle(s) remoto(s), roteador(es), servidor(es), smartwatch
    rádio(s), toca discos, vitrola, amplificador(es), microfone(s), fita(s), cassete(s), laparoscópio(s)
    otoscópio(s), broncoscópio(s), colonoscópio(s), artroscópio(s), ultrassom, tomógrafo(s), eletrocardiograma
    centro cirúrgico, copiadora(s), fax, plotter, máquina(s) de costura, máquina(s), bordadeira(s), simulador(es)
    binóculo(s), periscópio(s), interfone, campainha, babá eletrônica, karaokê, caixa de som, suporte(s)
    adaptador(es), porta(s) hdmi, entrada(s), saída hdmi, set top box, conversor digital
    barra de progresso, notificação, notificações, janela pop up, barra de ferramentas, interruptor(es)
    configuração, configurações, ajuste(s), menu de qualidade, recibo(s), contrato(s), manual, manuais, garantia
    ficha técnica, tabela comparativa, especificações, embalagem, plano(s) de assinatura, assinatura, chamada(s)
 linha de chegada, hipoteca, aluguel, mensalidade, empréstimo, bolsa de estudos, multa, comentários
    miliamperes, lúmens, hertz, pascais
    *scópio, *scópios, *ômetro, *ômetros, régua, lousa digital, placar eletrônico,
    peruca, aparelho auditivo, implante, sonda, soundbar, por mês, por ano, ao mês, ao ano, por semana, mensais
    placas de captura, colorista(s), operador(es), técnico(s), cinegrafista(s), controle(s), lâmpada de fenda
    ecobatímetro, leitor digital, porta-retratos digital, painel de instrumentos, expositor(es), vitrine(s), totem
    totens, caixa eletrônico, sintetizador(es), teclado(s), mouse, pendrive, multímetro, osciloscópio(s)
    mira telescópica, mira noturna, placar, videocassete(s), gravador(es), gravadora(s), câmera térmica, caixa-preta
    radar(es), sonar(es), analisador(es), detector(es), receptor(es), transmissor(es), decodificador(es)
    mesa de som, armadilha fotográfica, caminhão de transmissão, luneta(s)
    sobrancelha(s)
    visor(es)`,
  counters: `
    mais de, quase, uns, umas, custa, custam, vale, valem, ganha, ganhou, recebe, corre, correu, correndo, modelo, voo, versão, salário de, preço de, prêmio de, número, seguidores, terminou, numerado, numerada,
    apê
    assento, poltrona, vaga`,
  images: `
    foto(s), fotografia(s), imagem, imagens, retrato(s), ilustração, ilustrações, render(s), fundo(s)
    papel de parede, papéis de parede, fundo de tela, plano de fundo, pôster(es), poster(s), cartaz, cartazes
    pintura(s), desenho(s), arte, cena(s), tomada(s), plano(s), close, close-up, captura(s), captura de tela
    print de tela, protetor de tela, paisagem, paisagens, vista(s), detalhe(s), textura(s), capa(s), miniatura(s)
    fotorrealista, realista, cinematográfic(o|a), panorâmica, foto de drone, imagem de drone, vista de drone
    tomada de drone, mapa, imagem de satélite, renderização, tela de óleo, óleo sobre tela, aquarela(s), óleo
    esboço(s), quadrinho(s), mural, murais, mosaico(s), banner(s), panorama(s), animação, gráfico(s), design
    avatar(es), colagem, padrão, natureza morta, infográfico(s), ambiente, atmosfera, precisão, clareza, luz
    iluminação, versão, versões, formato, arquivo, resultado, realismo, fotorrealismo, nível, estilo, anime
    conceito, preto e branco, épico, épica`,
  looks: `
    acabamento, aspecto, aparência, look, estilo, efeito, brilho, filtro, nitidez, estética, textura, cara
    polimento, perfeição, hiper-realismo, jeito, jeitão, toque, pegada, lisura, clareza, precisão, detalhe, detalhes
    nível de detalhe, realismo`,
  negations: `
    sem, não, nada de, nem, nunca, jamais, nenhum, nenhuma, em vez de, ao invés de, em lugar de, menos, exceto
    prompt negativo, negativo, não é, não em, longe de, sem nenhum, sem nenhuma, sem qualquer, não necessariamente
    não tem que ser, não tem de ser`,
  nounsToo: 'tira, limpa, limpe, troca, risca, livre',
  removals: `
    não precisa de, não precisa ser, não é preciso, não preciso de, evite, evitar, evita, evitando
    não (use|usar|faça|coloque|quero|renderize|aplique|inclua|gere|adicione), remova, remover, remove, retire
    retirar, tire, tirar, tira, apague, apagar, apaga, elimine, eliminar, exclua, excluir, delete, deletar, cubra
    esconda, esconder, substitua, substituir, troque, proibido, descarte
    não pareça, que não pareça, não pareçam, não fique, não seja, não tenha, não apareça, risque, arranque, limpe
    suma com, oculte, dispensa, dispense, dispensar, descarta, descartar, larga (o|a|os|as|de), esqueça, esquece, corte fora
    some com, abandona, abandone, recuse, recusa, fuja de, foge de, livre-se de
    a evitar`,
  negatedAfter: `
    não é necessário, não precisa, proibido, não, sobra, desnecessário, desnecessária, descartado, fora
    não obrigado, nem pensar, dispensável, excluído, é dispensável
    (exatamente|justamente|precisamente|) o que (não|eu não) (quero|queremos|procuro|preciso), não é o que (quero|queremos|procuro), seria demais, estraga tudo`,
  lettering: `
    diz, dizem, diga, dizendo, lê, lê-se, texto, o texto, palavra(s), a palavra, inscrição, letras, rotulado
    rotulada, etiquetado, marcado, marcada, intitulado, intitulada, título, lema, slogan, escrito, escrita, dizeres
    anuncia, anunciando, chamado, chamada, gravado, gravada, estampado, estampada, impresso, impressa, frase
    letreiro, logo, bordado, manchete
    (com|em) forma de`,
  letteringAfter: `
    escrito, escrita, impresso, impressa, bordado, bordada, gravado, gravada, em letras, em neon, estampado
    estampada, selecionado, selecionada, marcado, como opção, como opções, como texto`,
  asks: 'em, em formato',
  stops: `
    a, ao, à, aos, às, do, da, dos, das, no, na, nos, nas, num, numa, por, pelo, pela, para, sobre, sob, entre
    desde, atrás, acima, abaixo, dentro, fora, perto, ante, contra, que, é, são, está, estão, mas, enquanto, como
    onde, quando, muito, mais, se, há, lo, segurando, olhando, diante`,
  determiners: `
    o, a, os, as, um, uma, uns, umas, seu, sua, seus, suas, meu, minha, este, esta, esse, essa, aquele, aquela, cada
    dois, duas, três, outro, outra`,
  and: 'e, bem como, além de',
  or: 'ou',
  relations: `
    com, de, que tem, tem, gravando, que grava em, que grava, grava, mostrando, mostra, reproduzindo, exibindo
    transmitindo, compatível com, que mostra, com opções de, capaz de, filmando, passando
    aberto em, aberta em, definido em, definida em, configurado em, ajustado em`,
  neutral: `
    (baixa|pouca|má|menor) (resolução|definição|qualidade), resolução baixa, câmera lenta, não menos que
    nada menos que, não inferior a, resolução de ano novo, resolução da onu, resolução de conflitos, sem perda
    sem perder, não só, não apenas`,
  carriers: `
    aumenta, sobe, suba, eleva, tenha, então, por isso, portanto
    faça, faz, fazer, gere, gerar, gera, renderize, renderizar, render, exporta, salve, salva, crie, criar, converta, converter, transforme
    exporte, exportar, aumente, aumentar, quero, preciso, deve, ser, estar, seja, esteja, por favor, imagem, foto
    fotografia, tudo, resultado, final, coloque, entregue, entregar, use, usar, produza, qualidade, saída, a, o, que
    me, versão, deixe, deixa, ter, pode ser, pode ser em, pfv, por gentileza, obrigado, obrigada, se possível
    se der, se puder
    aí, pra mim, para mim, pra gente, põe, bota, coloca`,
  dangling: `
    renderizad(o|a), captad(o|a), capturad(o|a), tirad(o|a), feit(o|a), gerad(o|a), filmad(o|a), gravad(o|a)
    fotografad(o|a), tamanho, tamanho da imagem, dimensões, formato
    acabad(o|a), finalizad(o|a)`,
  adjectivesFollow: true,
  asksBelong: true,
  letters: 'ãõÃÕàáéíóúâêôçÁÉÍÓÚÂÊÔÇ',
  graphics: 'ícone(s), logo(s), logotipo(s), adesivo(s), etiqueta(s), botão, botões',
  subjects: `
    gat(o|a|os|as|inho|inha), cachorr(o|a|os|inho), cão, cães, raposa(s), lobo(s), leão, leões, tigre(s), onça(s)
    urso(s), cavalo(s), coruja(s), águia(s), pássaro(s), beija-flor, borboleta(s), peixe(s), baleia(s), golfinho(s)
    dragão, dragões, unicórnio(s), robô(s), monstro(s), anjo(s), sereia(s), bruxa(s), mago(s), cavaleiro(s)
    guerreir(o|a|os|as), samurai, rei, rainha, princesa(s), astronauta(s), mulher(es), homem, homens
    menin(o|a|os|as), garot(o|a|os|as), bebê(s), casal, idosa(s), idoso(s), rosto(s), olho(s), castelo(s)
    palácio(s), templo(s), catedral, igreja(s), ruínas, torre(s), ponte(s), casa(s), cabana(s), vila(s), aldeia(s)
    cidade(s), rua(s), beco, mercado(s), feira, jardim, jardins, farol, faróis, porto, trem, barco(s), navio(s)
    carro(s), montanha(s), colina(s), vale(s), cânion, penhasco(s), caverna(s), vulcão, vulcões, geleira(s)
    deserto(s), floresta(s), selva(s), árvore(s), campo(s), flor(es), rosa(s), lago(s), rio(s), cachoeira(s)
    oceano(s), mar, praia(s), costa(s), ilha(s), onda(s), céu, nuvem, nuvens, tempestade(s), aurora, chuva, neve
    neblina, pôr do sol, entardecer, amanhecer, nascer do sol, noite, lua, estrelas, galáxia(s), nebulosa(s)
    planeta(s), universo, espaço, natureza, inverno, outono, primavera, fantasia, comida, neon
    hambúrguer(es), pizza(s), bolo(s), pastel, pastéis, pudim, pão, pães, coxinha(s), feijoada, brigadeiro(s)
    sopa(s), salada(s), queijo(s), chocolate, sorvete(s), biscoito(s), café, chá, vinho, cerveja(s), fruta(s)
    maçã(s), limão, laranja(s), morango(s), uva(s), melancia(s), tomate(s), abóbora(s)
    coelho(s), esquilo(s), ouriço(s), guaxinim, macaco(s), elefante(s), girafa(s), zebra(s), panda(s), pinguim
    pinguins, cisne(s), garça(s), pavão, papagaio(s), arara(s), tucano(s), corvo(s), abelha(s), libélula(s)
    aranha(s), sapo(s), rã(s), tartaruga(s), polvo(s), tubarão, dinossauro(s), vaca(s), ovelha(s), cabra(s)
    porco(s), galinha(s), galo(s), pato(s), falcão, capivara(s)
    girassol, girassóis, tulipa(s), orquídea(s), cacto(s), samambaia(s), carvalho(s), pinheiro(s), palmeira(s)
    bambu, cogumelo(s), planta(s)
    vestido(s), terno(s), casaco(s), jaqueta(s), saia(s), chapéu(s), sapato(s), cachecol, armadura(s), coroa(s)
    cozinheir(o|a), padeiro(s), bailarina(s), músico(s), violinista(s), médic(o|a), enfermeira(s), professor(a|)
    pescador(es), noiva, avó, avô, mãe, pai
    arranha-céu(s), capela(s), monumento(s), estátua(s), fonte(s), varanda(s), biblioteca(s), cafeteria(s), cozinha
    quarto, praça(s), cais, moinho(s), veleiro(s), avião, aviões, bicicleta(s), caminhão, bonde(s)
    prato(s), tigela(s), xícara(s), taça(s), vaso de flores, cesta(s), bandeja(s), galho(s)
    óculos escuros, óculos de sol`,
  requests: `
    faça, faz, gere, gerar, gera, crie, criar, cria, desenhe, desenhar, pinte, pintar, renderize, ilustre, imagine
    converta, transforme, mude, troque, substitua, me dê, quero, preciso, mostre, produza, recrie`,
  recordings: 'gravando, grava, filmando, filma, transmitindo, transmite, que grava',
  particles: 'possível, disponível, que (puder|você puder|conseguir|der|tiver)',
  indefinites: 'um, uma, uns, umas',
  pronouns: 'isso, ele, ela',
  copulas: 'é, são, está, estão, seja, ser, deve ser, deveria ser, tem, ter',
  amounts: `
    ano, população, distância, velocidade, peso, total, soma, pontuação, custo, taxa, idade, quantidade
    número, valor, código, resposta`,
  causatives: 'converta, transforme, transforma, passe, passa, suba, leve, deixe, deixa, coloque',
  turnsInto: 'a, em, para, até',
  ambivalent: `
    moto(s), motocicleta(s), sede(s), prédio(s), escritório(s), recepção, disco(s), caminhão
    matriz, quartel`,
  viewings: `
    ver, vê, veem, vendo, assistir, assiste, assistem, assistindo`,
  programmes: `
    filme(s), documentário(s), desenho(s), série(s), jogo(s), futebol, notícias, jornal, programa(s), episódio(s), novela(s), tv, televisão, anime, partida`,
  smallCounts: `
    verniz, laca, primer, resina, cola, tinta, epóxi, massa, esmalte, poliuretano, pu`,
  ordinals: `
    primeiro, segundo, terceiro, quarto, quinto, sexto, sétimo, décimo`,
  weak: `
    (quatro|oito) k`,
  counted: `
    seguidor(es), inscritos, pessoas, espectadores, euros, corredor(es), corredora(s), medalha(s), metros, anel, anéis, colar, pulseira(s), anos, quilômetros, moeda(s), voluntários, ciclistas, atletas
    caixa(s)`,
  sides: `
    largura, altura, lado`,
  numbered: ` portão, fila, quarto, apartamento, linha, ônibus, plataforma, sala, setor, armário, cabine, mesa, vagão`,
  currencies: `
    dólares, centavos`,
  choices: 'padrão, básico, básica',
  comparisons: 'contra',
  purposes: 'para',
  reasons: 'porque, pois',
};
