import type { Vocabulary } from '../vocabulary.js';

export const es: Vocabulary = {
  keywords: `
    (muy|ultra|súper|super|extra|) alta (resolución|definición|res|def)
    (altísima|máxima|mayor|mejor|gran|elevada|extrema|ultraalta) (resolución|definición)
    (muy|) buena resolución, (mayor|máxima|mejor) resolución posible, la más alta (resolución|definición), más alta (resolución|definición)
    más (resolución|definición)
    resolución (máxima|ultra alta|altísima|alta|muy alta|superior|completa|extrema|nativa|total|elevada)
    definición (máxima|ultra alta|altísima|alta|muy alta|extrema)
    (ultra|full|súper|super) hd, superresolución, super resolución, súper resolución, ultradefinición
    ultra definición, hiperresolución, altas resoluciones, resolución de impresión`,
  boosters: `
    obra maestra, (máxima|alta|mejor|excelente|óptima|gran|altísima|suprema) calidad
    calidad (máxima|profesional|premium|superior|de estudio|óptima|suprema)
    (ultra|hiper|súper|super|muy|altamente|extremadamente|increíblemente) detallad(o|a|os|as)
    (ultradetallad|hiperdetallad|superdetallad)(o|a|os|as), (gran|máximo|alto) nivel de detalle, máximo detalle
    ultrarrealista, tendencia en artstation, nitidez extrema`,
  nouns: 'resolución, definición, resolución de imagen, resolución de salida',
  grades: 'calidad, calidad de imagen, calidad visual, salida, calidad de salida',
  intensifiers: 'ultra, súper, super, hasta, al menos, mínimo, como mínimo, nativo, auténtico, verdadero',
  links: 'de, a, es, en, igual a, mínima de, mínima, de al menos, de hasta, debe ser, hasta, al menos',
  megapixels: 'megapíxel(es), megapixel(es), gigapíxel(es), mega píxeles, gigapixel(es)',
  densities: 'puntos por pulgada, píxeles por pulgada, pixeles por pulgada',
  things: `
    televisor(es), televisión, televisiones, tele, teles, pantalla(s), monitor(es), proyector(es), cámara(s)
    videocámara(s), dron(es), drone(s), móvil(es), celular(es), teléfono(s), ordenador(es), computadora(s)
    computador(es), portátil(es), laptop(s), tableta(s), tablet(s), consola(s), reproductor(es), disco(s), cable(s)
    microscopio(s), telescopio(s), endoscopio(s), satélite(s), sensor(es), lente(s), escáner, impresora(s), vídeo(s)
    video(s), emisión, transmisión, canal(es), retransmisión, streaming, sala de cine, cine en casa, videowall
    panel(es), visor(es), gafas, equipo(s), dispositivo(s), antena(s), auriculares, videollamada
    tarjeta gráfica, prismáticos, valla publicitaria, cámara de seguridad, cámaras de seguridad
    pegatina(s), etiqueta(s), logo(s), logotipo(s), insignia(s), icono(s), ícono(s), botón, botones, menú, menús
    opción, opciones, letrero(s), rótulo(s), sello(s), marca de agua, emblema, distintivo, desplegable,
    selector, placa, matrícula
 me gusta, likes, visualizaciones, reproducciones, pesos, sueldo(s), salario(s), presupuesto, precio(s), premio(s), carrera(s), maratón, maratones
 dorsal(es), pasos, altitud, oro, quilates, kilates, palabras, memoria, millas, km, usuarios, calorías, cheque, factura
    nómina, sede, edificio
    gimbal(s), estabilizador(es), trípode(s), divisor(es), conmutador(es), conversor(es), convertidor(es)
    codificador(es), capturadora(s), base de conexión, mezclador(es), mezcladora(s), teleprompter, unidad móvil
    disco duro, discos duros, tarjeta(s), batería(s), cargador(es), mando(s), control remoto, router(s)
    servidor(es), smartwatch, radio(s), tocadiscos, amplificador(es), micrófono(s), casete(s), cinta(s)
    laparoscopio(s), otoscopio(s), broncoscopio(s), colonoscopio(s), artroscopio(s), ecógrafo(s), tomógrafo(s)
    electrocardiograma, quirófano, fotocopiadora(s), fax, plóter, máquina(s) de coser, máquina(s), bordadora(s)
    expendedora(s), simulador(es), catalejo, periscopio(s), videoportero, timbre, vigilabebés, navegador, gramola
    karaoke, altavoz, altavoces, soporte(s), adaptador(es), puerto(s), salida hdmi, entrada(s)
    barra de progreso, notificación, notificaciones, ventana emergente, barra de herramientas, interruptor(es)
    ajuste(s), configuración, menú de calidad, selector de calidad, recibo(s), contrato(s), manual(es), garantía
    ficha técnica, tabla comparativa, especificaciones, embalaje, plan, planes, suscripción, llamada(s),
    meta, maratón popular, hipoteca, alquiler, préstamo, beca, multa, comentarios, compartidos, miliamperios
    lúmenes, hercios, pascales
    *scopio, *scopios, *ómetro, *ómetros, regleta, tablón, pizarra(s) digital, marcador electrónico, peluca, audífono(s), implante, sonda, al mes, al año, a la semana, por mes, por año
    mensuales, anuales, tarjeta(s) de captura, colorista(s), editor(es) de vídeo, operador(es), técnico(s)
    camarógrafo(s), controlador(es), lámpara de hendidura, ecosonda, lector electrónico, marco digital
    marco de fotos digital, tablero, salpicadero, cuadro de instrumentos, expositor(es), vitrina(s), quiosco digital
    tótem(s), cajero automático, sintetizador(es), teclado(s), ratón, pendrive, multímetro, osciloscopio(s)
    mira telescópica, mira nocturna, muro de led, marcador, magnetófono, videograbador(es), videograbadora(s)
    grabadora(s), cámara térmica, caja negra, radar(es), sonar(es), analizador(es), detector(es), receptor(es)
    transmisor(es), reproductor de dvd, mezclador de vídeo, valla(s), visualizador(es), videocasete
    camión de retransmisión, panel(es) led
    ceja(s)
    decodificador(es)`,
  counters: `
    más de, casi, unos, unas, cuesta, cuestan, vale, valen, gana, ganó, cobra, corre, corrió, corriendo, corrieron
    terminó, modelo, vuelo, versión, sueldo de, salario de, precio de, premio de, número
    seguidores, visitas, carrera popular, la carrera, numerado, numerada
    asiento, butaca, aparcamiento, taquilla, casillero`,
  images: `
    foto(s), fotografía(s), imagen, imágenes, retrato(s), ilustración, ilustraciones, render(s), fondo(s)
    fondo(s) de pantalla, fondo(s) de escritorio, papel tapiz, póster(es), poster(s), afiche(s), pintura(s)
    dibujo(s), arte, escena(s), toma(s), plano(s), primer plano, captura(s), captura(s) de pantalla
    protector de pantalla, paisaje(s), vista(s), detalle(s), textura(s), portada(s), miniatura(s), fotorrealista
    realista, cinematográfic(o|a), panorámica, foto de producto, fotograma(s), cartel, mapa, imagen de satélite
    imagen satelital, acuarela(s), óleo, boceto(s), cómic(s), mural(es), mosaico(s), banner(s), panorama(s)
    animación, gráfico(s), diseño(s), avatar(es), collage, patrón, bodegón, infografía(s), ambiente, atmósfera
    precisión, claridad, luz, iluminación, versión, versiones, formato, archivo, resultado, realismo, fotorrealismo
 nivel, estilo, animé, anime, concepto, blanco y negro, épico, épica`,
  looks: `
    acabado, aspecto, apariencia, look, estilo, efecto, brillo, filtro, nitidez, estética, textura, calidad, pulido
    lustre, perfección, hiperrealismo, brillantez, textura digital, pinta, toque, claridad, precisión, detalle
    detalles, nivel de detalle, realismo`,
  negations: `
    sin, no, nada de, ni, tampoco, nunca, jamás, ningún, ninguna, en vez de, en lugar de, menos, excepto, cero
    prompt negativo, negativo, no es, no en, lejos de, sin ningún, sin ninguna, no necesariamente, no tiene que ser
    no tiene por qué ser`,
  nounsToo: 'limpia, tapa, fuera, saca, arranca, tacha, recorta, corta, apaga',
  removals: `
    no hace falta, no es necesario, no es necesaria, no necesito, evita, evitar, evite, evitando
    no (uses|use|usar|hagas|haga|pongas|quiero|renderices|apliques|incluyas|generes|añadas|agregues|lo hagas|la hagas)
    quita, quitar, quite, quítale, elimina, eliminar, elimine, borra, borrar, borre, suprime, suprimir, retira
    retirar, tapa, tapar, oculta, ocultar, reemplaza, reemplazar, sustituye, sustituir, prohibido, descarta, excluye
    excluir
    no parezca, que no parezca, no parezcan, no se vea, no luzca, no tenga, no quede, no sea, no aparezca, tacha
    tachar, arranca, despega, limpia, desaparece, haz desaparecer, apaga, saca, sacar, prescinde de, prescindir de
    olvida, olvídate de, omite, omitir, abandona, rechaza, huye de, deja fuera, recorta, fuera, nada que parezca
    deshazte de, renuncia a
    a evitar
    no (lo|la) quiero`,
  negatedAfter: `
    no es necesario, no hace falta, prohibido, no, sobra, sobran, innecesario, innecesaria, descartado, fuera
    no gracias, ni hablar, a evitar, excluido
    (justo|justamente|precisamente|exactamente|) lo que no (quiero|queremos|busco|buscamos|necesito), no es lo que (quiero|queremos|busco|buscamos), está de más, estaría de más, lo estropea, lo arruina`,
  lettering: `
    dice, dicen, diga, digan, diciendo, ponga, pone, pon, lee, lea, reza, texto, el texto, palabra(s), la palabra
    inscripción, letras, rotulado, rotulada, etiquetado, etiquetada, marcado, marcada, titulado, titulada, título
    lema, eslogan, escrito, escrita, rótulo, anuncia, anunciando, llamado, llamada, grabado, grabada, estampado
    estampada, impreso, impresa, titular, leyenda, letrero, cartel que dice, frase, logo, bordado
    (con|en) forma de`,
  letteringAfter: `
    escrito, escrita, impreso, impresa, bordado, bordada, grabado, grabada, en letras, en la camiseta, en neón
    seleccionado, seleccionada, marcado, como opción, como opciones, como texto`,
  asks: 'en, en plan, en formato',
  stops: `
    encima, debajo, delante, detrás, alrededor, a, al, del, por, para, sobre, bajo, entre, desde, hacia, junto, tras, ante, contra, que, es, son, está, están
    pero, mientras, como, donde, cuando, muy, más, se, hay, lo, sostiene, mira, mirando, sosteniendo, con el, frente`,
  determiners: `
    el, la, los, las, un, una, unos, unas, su, sus, mi, mis, tu, tus, este, esta, estos, estas, ese, esa, aquel
    aquella, cada, dos, tres, otro, otra`,
  and: 'y, e, así como, además de',
  or: 'o, u',
  relations: `
    con, de, que tiene, tiene, que graba en, que graba, grabando, graba, mostrando, muestra, reproduciendo
    reproduce, emitiendo, transmitiendo, compatible con, que muestra, con opciones de, con opción, capaz de
    filmando, mostrando contenido
    abierto en, abierta en, fijado en, fijada en, ajustado a, ajustada a, configurado en, puesto en, puesta en`,
  neutral: `
    (baja|poca|mala|menor|escasa) (resolución|definición|calidad), resolución baja, cámara lenta, no menos de
    nada menos que, no inferior a, propósito de año nuevo, resolución de la onu, resolución judicial
    resolución de conflictos, sin pérdida, sin perder, no solo, no sólo, no pierdas`,
  carriers: `
    súbele, auméntale, ponle, pásale, mejórale, tenga, tengan, así que, por eso, por lo que, por lo tanto, entonces
    haz, hazlo, hazla, hacer, hazme, genera, generar, genéralo, generada, renderiza, renderizar, render, renderizado
    crea, crear, convierte, conviértelo, conviértela, exporta, exportar, sube, subir, escala, escalar, escálala
    aumenta, aumentar, quiero, quisiera, necesito, debe, ser, estar, sea, esté, por favor, imagen, foto, fotografía
    expórtala, expórtalo, guárdala, guárdalo, déjala, déjalo, déjalas, déjamela, déjamelo, déjame, pásala, pásalo, súbela, súbelo, mejórala, mejóralo
    todo, toda, resultado, final, pon, ponla, ponlo, pónmela, hazmela, hazmelo, entrega, entregar, dame, usa, usar, produce, calidad, salida
    la, lo, que, versión, tiene, tener, porfa, porfis, gracias, puede ser, ponerla, ponerlo, dejar, deja
    si se puede, si es posible, a ser posible
    ahí, ahora
    ponme, ponlas
    entrégalo, entrégala, expórtamela, mándala, mándalo, lienzo`,
  dangling: `
    renderizad(o|a), captad(o|a), capturad(o|a), tomad(o|a), hech(o|a), generad(o|a), filmad(o|a), grabad(o|a)
    fotografiad(o|a), escalad(o|a), rodad(o|a), tamaño, tamaño de imagen, dimensiones, formato
    acabad(o|a), terminad(o|a)`,
  adjectivesFollow: true,
  asksBelong: true,
  letters: 'ñÑ¿¡áéíóúÁÉÍÓÚ',
  graphics: `
    icono(s), ícono(s), logo(s), logotipo(s), pegatina(s), etiqueta(s), botón, botones, insignia(s)`,
  subjects: `
    gat(o|a|os|as|ito|ita), perr(o|a|os|as|ito), zorr(o|a|os), lobo(s), león, leones, tigre(s), oso(s), caballo(s)
    ciervo(s), búho(s), águila(s), pájaro(s), colibrí, mariposa(s), pez, peces, ballena(s), delfín, delfines, dragón
    dragones, unicornio(s), robot(s), monstruo(s), ángel, ángeles, sirena(s), bruja(s), mago(s), caballero(s)
    guerrer(o|a|os|as), samurái, rey, reina, princesa(s), astronauta(s), mujer(es), hombre(s), niñ(o|a|os|as)
    chic(o|a|os|as), bebé(s), pareja(s), anciana(s), anciano(s), rostro(s), ojo(s), castillo(s), palacio(s)
    templo(s), catedral(es), iglesia(s), ruinas, torre(s), puente(s), casa(s), cabaña(s), pueblo(s), ciudad(es)
    calle(s), callejón, mercado(s), jardín, jardines, faro(s), puerto, tren(es), barco(s), coche(s), auto(s)
    montaña(s), colina(s), valle(s), cañón, acantilado(s), cueva(s), volcán, volcanes, glaciar(es), desierto(s)
    bosque(s), selva(s), árbol(es), prado(s), flor(es), rosa(s), lago(s), río(s), cascada(s), océano(s), mar
    playa(s), costa(s), isla(s), ola(s), cielo(s), nube(s), tormenta(s), aurora, lluvia, nieve, niebla
    atardecer(es), amanecer(es), noche, luna, estrellas, galaxia(s), nebulosa(s), planeta(s), universo, espacio
    naturaleza, invierno, otoño, primavera, fantasía, comida, neón
    hamburguesa(s), pizza(s), tarta(s), pastel(es), flan(es), pan, churro(s), taco(s), tortilla(s), paella(s)
    sopa(s), ensalada(s), queso(s), chocolate, helado(s), galleta(s), café, té, vino, cerveza(s), fruta(s)
    manzana(s), limón, limones, naranja(s), fresa(s), uva(s), sandía(s), tomate(s), calabaza(s)
    conejo(s), ardilla(s), erizo(s), mapache(s), mono(s), elefante(s), jirafa(s), cebra(s), panda(s), pingüino(s)
    cisne(s), grulla(s), pavo real, loro(s), gorrión, cuervo(s), abeja(s), libélula(s), araña(s), rana(s)
    tortuga(s), pulpo(s), medusa(s), tiburón, tiburones, dinosaurio(s), vaca(s), oveja(s), cabra(s), cerdo(s)
    gallina(s), gallo(s), pato(s), halcón, flamenco(s)
    girasol(es), tulipán, tulipanes, orquídea(s), cactus, helecho(s), roble(s), pino(s), palmera(s), bambú, seta(s)
    planta(s)
    vestido(s), traje(s), abrigo(s), chaqueta(s), falda(s), sombrero(s), zapato(s), zapatilla(s), bufanda(s)
    armadura(s), corona(s)
    cocinero(s), panadero(s), bailarina(s), bailaor(a|), músico(s), violinista(s), médico(s), enfermera(s)
    maestr(o|a), pescador(es), campesin(o|a|os), novia, abuela(s), abuelo(s), madre, padre
    rascacielos, capilla(s), monumento(s), estatua(s), fuente(s), balcón, balcones, biblioteca(s), cafetería(s)
    cocina, dormitorio, plaza(s), muelle(s), molino(s), velero(s), avión, aviones, bicicleta(s), camión, camiones
    tranvía(s)
    plato(s), cuenco(s), tazón, taza(s), copa(s), jarrón, cesta(s), bandeja(s), rama(s)
    gafas de sol`,
  requests: `
    haz, hazme, genera, generar, crea, crear, dibuja, dibujar, pinta, pintar, diseña, diseñar, renderiza, renderizar
    ilustra, imagina, convierte, transforma, cambia, reemplaza, sustituye, dame, quiero, necesito, muéstrame
    produce, recrea, pasa, sube, exporta, guarda, mejora`,
  recordings: `
    grabando, graba, filmando, filma, emitiendo, transmitiendo, transmite, retransmitiendo, que graba`,
  particles: 'posible, disponible, que (puedas|puedes|se pueda|sea posible|tengas|permita)',
  indefinites: 'un, una, unos, unas',
  copulas: 'es, son, está, están, sea, sean, ser, debe ser, debería ser, tiene, tener',
  amounts: `
    año, población, distancia, velocidad, peso, total, suma, puntuación, coste, costo, tarifa, edad
    cantidad, número, importe, valor, código, respuesta`,
  causatives: 'convierte, transforma, pasa, sube, lleva, deja, pon',
  turnsInto: 'a, en, hasta, al',
  ambivalent: `
    moto(s), motocicleta(s), sede(s), edificio(s), oficina(s), recepción, disco(s), camión, camiones
    cuartel`,
  viewings: `
    ver, ve, ven, viendo, mira, miran, mirando`,
  programmes: `
    película(s), peli(s), film, documental(es), dibujos, animados, serie(s), partido(s), fútbol, noticias, telediario, programa(s), episodio(s), tele, televisión, anime, telenovela`,
  smallCounts: `
    barniz, laca, imprimación, resina, adhesivo, masilla, epoxi, esmalte, poliuretano`,
  ordinals: `
    primer, segundo, tercer, cuarto, quinto, sexto, séptimo, décimo`,
  weak: `
    (cuatro|ocho) k`,
  counted: `
    seguidor(es), suscriptores, visitas, personas, asistentes, euros, dólares, corredor(es), corredora(s), medalla(s), metros, anillo(s), collar(es), pulsera(s), años, kilómetros, moneda(s), voluntarios, ciclistas, atletas
    caja(s)`,
  sides: `
    ancho, alto, lado`,
  numbered: ` puerta, fila, plaza, habitación, piso, línea, autobús, andén, sala, sección, cabina, mesa, vagón, contenedor`,
  currencies: `
    pesos, dólares, céntimos`,
  choices: 'estándar, básico, básica',
  comparisons: 'contra, frente a',
  purposes: 'para',
  reasons: 'porque, pues',
};
