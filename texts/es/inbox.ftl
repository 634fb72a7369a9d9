## common

common-try-again = Reintentar
common-close = Cerrar
common-cancel = Cancelar
common-back = Atrás
common-copy = Copiar
common-copied = Copiado
common-undo = Deshacer
common-unreachable = El servidor no responde.
common-unreachable-remedy = Revisa si el dispositivo tiene conexión; se reintenta solo.
common-request-id = Solicitud { $id }

## nav

nav-main = Principal
nav-inbox = Bandeja
nav-inbox-waiting = Bandeja, { $n } en espera
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = Números
nav-operator = Operación
nav-dark = Colores oscuros
nav-light = Colores claros
nav-account =
    { $isAway ->
        [yes] { $name }, cuenta, ausente
       *[no] { $name }, cuenta
    }
nav-sign-out = Cerrar sesión
nav-undo-send =
    { $seconds ->
        [0] Deshacer envío: desactivado
       *[other] Deshacer envío: { $seconds } s
    }
nav-more = Más
nav-bench = Banco de pruebas
nav-role-owner = Propietario
nav-role-admin = Administrador
nav-role-supervisor = Supervisor
nav-role-agent = Agente
nav-role-viewer = Observador
nav-team = Equipo
nav-my-account = Mi cuenta
nav-go-away = Estoy ausente
nav-come-back = Ya volví
nav-away-failed = Sin cambios: no se pudo llegar al servidor.

## connection

connection-none = Sin conexión.
connection-read-only = Puedes leer y escribir, no se pierde nada.
connection-waits =
    { $n ->
        [one] Puedes leer y escribir, { $n } mensaje espera.
       *[other] Puedes leer y escribir, { $n } mensajes esperan.
    }

## language

language-label = Idioma
language-hint = De tus páginas, en todos los dispositivos. Lo que escriben los clientes queda como está.

## signIn

sign-in-title = Iniciar sesión
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-submit = Iniciar sesión
sign-in-no-account = ¿No tienes cuenta? Pide al propietario un enlace de invitación.
sign-in-failed = El correo o la contraseña no son correctos.
sign-in-failed-remedy = Revisa ambos. Si olvidaste la contraseña, pide un enlace a un propietario o administrador.
sign-in-code = Código
sign-in-code-text = De tu app de autenticación, o un código de recuperación.
sign-in-passkey = Usar una llave de acceso
sign-in-no-passkey = No se usó ninguna llave de acceso.
sign-in-no-passkey-remedy = Inténtalo de nuevo, o entra con correo y contraseña.
sign-in-too-many = Demasiados intentos.
sign-in-phone-side = El teléfono de la tienda
sign-in-inbox-side = El equipo en la bandeja
sign-in-claim-1 = Un número.
sign-in-claim-2 = Una conversación.
sign-in-claim-text = Los dos lados ven lo mismo, y nadie pisa la respuesta de otro.

## list

list-title = Bandeja
list-draft = Borrador:
list-choose = Elegir a { $name }
list-choose-several = Elegir varias
list-choose-no-more = Dejar de elegir
list-views-waiting = En espera
list-views-mine = Mías
list-views-unassigned = Sin asignar
list-views-all = Todas
list-views-snoozed = Pospuestas
list-views-resolved = Resueltas
list-sorts-recent = Más recientes primero
list-sorts-longest_wait = Mayor espera primero
list-sort = Orden
list-filter = Vistas
list-label = Conversaciones
list-marked-unread = Marcada como no leída
list-unread =
    { $n ->
        [one] { $n } no leído
       *[other] { $n } no leídos
    }
list-waits = Espera { $span }
list-waits-less = < 1 min
list-not-confirmed = Sin confirmar
list-not-sent = No enviado
list-needs-person = Necesita a una persona
list-closes-in = cierra en { $span }
list-loading-more = Cargando más
list-failed = No se pudieron cargar las conversaciones.
list-more-failed = No se pudo cargar más.
list-empty-waiting = Nadie espera
list-empty-waiting-text = Quien escriba ahora aparece aquí al instante.
list-show-all = Ver todas: { $n }
list-empty-mine = No tienes nada asignado
list-empty-mine-text = Asígnate una conversación para tenerla aquí.
list-empty-unassigned = Todo tiene a alguien
list-empty-unassigned-text = Aquí aparecen las conversaciones sin persona.
list-empty-all = Aún no hay conversaciones
list-empty-all-text = Aparecen en cuanto escribe un cliente, o con el historial de un número conectado.
list-until = hasta { $time }
list-empty-snoozed = No hay nada pospuesto
list-empty-snoozed-text = Pospón una conversación para apartarla hasta una hora, o hasta que el cliente escriba.
list-empty-resolved = No hay nada resuelto
list-empty-resolved-text = Las conversaciones resueltas descansan aquí hasta que el cliente vuelva a escribir.
list-to-numbers = Conectar un número
list-kinds-image = Foto
list-kinds-video = Video
list-kinds-audio = Mensaje de voz
list-kinds-sticker = Sticker
list-kinds-document = Documento
list-kinds-location = Ubicación
list-kinds-contacts = Contacto
list-kinds-template = Plantilla
list-kinds-interactive = Botones
list-kinds-reaction = Reacción
list-kinds-system = Aviso de WhatsApp
list-kinds-order = Pedido
list-kinds-button = Botón
list-kinds-poll_creation = Encuesta
list-kinds-poll_update = Voto en una encuesta
list-kinds-group_invite = Invitación a un grupo
list-kinds-pin = Mensaje fijado
list-kinds-keep_in_chat = Mensaje conservado
list-kinds-gif = GIF
list-kinds-product = Producto
list-kinds-list = Lista
list-kinds-errors = Mensaje
list-kinds-edit = Edición
list-kinds-media_placeholder = Multimedia
list-kinds-request_welcome = Abrió el chat
list-kinds-unsupported = Un mensaje que WhatsApp no entrega
list-kinds-placeholder = Un mensaje del que no se nos dijo nada
list-deleted = Mensaje eliminado
list-other-kind = Mensaje de tipo «{ $kind }»
list-nothing-yet = Aún no hay nada escrito

## filters

filters-open = Filtrar
filters-title = Mostrar solo
filters-clear = Quitar los filtros
filters-remove = Quitar: { $what }
filters-empty = Nada cumple los filtros
filters-empty-text = Quita uno de ellos, o todos.
filters-state = Conversaciones
filters-state-open = Abiertas
filters-chip = { $name }: { $values }
filters-names-line = Número
filters-names-last_word = Última palabra
filters-names-floor = Turno
filters-names-assignee = Asignada a
filters-names-label = Etiqueta
filters-names-unread = Lectura
filters-names-waiting_minutes = Espera al menos
filters-names-closing_minutes = La ventana cierra en
filters-unread = No leída
filters-me = Yo
filters-nobody = Nadie
filters-unknown-number = Un número que ya no está
filters-unknown-label = Una etiqueta que ya no está
filters-unknown-person = Alguien que ya no está
filters-speakers-customer = Cliente
filters-speakers-phone = Teléfono
filters-speakers-agent = Equipo
filters-speakers-bot = Bot
filters-speakers-campaign = Campaña
filters-speakers-api = Otro software
filters-speakers-unknown = Desconocido
filters-holders-nobody = Nadie
filters-holders-phone = Teléfono
filters-holders-agent = Equipo
filters-holders-bot = Bot

## views

views-title = Vistas
views-mine = Mías
views-team = Del equipo
views-none = Pon filtros o un orden y guárdalos aquí con un nombre.
views-save = Guardar lo que muestra la lista…
views-manage = Cambiar o quitar vistas…
views-shown = Vistas: { $name }

## search

search-label = Buscar
search-placeholder = Nombre, número o palabras
search-end = Terminar la búsqueda
search-results = Encontrado
search-people = Personas
search-messages = Mensajes
search-count =
    { $people ->
        [one]
            { $more ->
                [yes] { $people } persona, { $messages } o más mensajes
               *[no]
                    { $messages ->
                        [one] { $people } persona, { $messages } mensaje
                       *[other] { $people } persona, { $messages } mensajes
                    }
            }
       *[other]
            { $more ->
                [yes] { $people } personas, { $messages } o más mensajes
               *[no]
                    { $messages ->
                        [one] { $people } personas, { $messages } mensaje
                       *[other] { $people } personas, { $messages } mensajes
                    }
            }
    }
search-empty = No se encontró nada para «{ $q }»
search-empty-text = Cada palabra debe ser el comienzo de una palabra de un mensaje, de un nombre o de un número.
search-more = Ver mensajes anteriores
search-failed = No se pudo buscar.
search-walk = Aún se están leyendo mensajes anteriores: { $percent } %.
search-no-conversation = En la agenda, aún sin conversación

## start

start-answered = Todo respondido
start-pick = Elige una conversación
start-waiting =
    { $n ->
        [one] { $n } cliente espera una respuesta.
       *[other] { $n } clientes esperan una respuesta.
    }
start-nobody-waits = Nadie espera una respuesta.

## keys

keys-title = Teclado
keys-next = Conversación siguiente
keys-previous = Conversación anterior
keys-open = Abrirla
keys-back = Volver a la lista
keys-search = Buscar
keys-everything = Ir a todo: personas, mensajes, números, comandos
keys-filter = Filtrar la lista
keys-save-view = Guardar lo que muestra la lista como vista
keys-choose = Elegirla, y la siguiente
keys-reply = Escribir una respuesta
keys-note = Escribir una nota para el equipo
keys-resolve = Resolver o reabrir
keys-snooze = Posponer
keys-unread = Marcar como no leída, o leída
keys-pin = Fijar arriba, o soltar
keys-labels = Etiquetas
keys-floor = Tomar o ceder el turno
keys-person = Mostrar u ocultar a la persona
keys-templates = Elegir una plantilla
keys-bold = Negrita, cursiva (al escribir)
keys-struck = Tachado, ancho fijo (al escribir)
keys-messages = Recorrer los mensajes (en el chat)
keys-why = Por qué está aquí un mensaje (sobre un mensaje)
keys-date = Ir a una fecha
keys-help = Todos los atajos

## note

note-mentions = Menciones
note-mentions-new = Menciones, { $n } nuevas
note-as = Escribir como
note-reply = Respuesta
note-note = Nota
note-of = Nota de { $name }
note-more = Más sobre la nota de { $name }
note-only = Solo lo ve tu equipo
note-edited = editada
note-you = Tú

## thread

thread-looks-on = Estás observando. Tu rol lo lee todo y no cambia nada.
thread-is-away = ausente
thread-label = Conversación con { $name }
thread-waits-since = Espera una respuesta desde { $time }
thread-waits-since-short = Espera desde { $time }
thread-resolved = Resuelta
thread-answered-by = { $who } respondió { $time }
thread-last-message = Último mensaje { $time }
thread-history-only = Del historial del teléfono
thread-resolve = Resolver
thread-reopen = Reabrir
thread-assign = Asignar
thread-assign-to = Asignada a { $name }
thread-assign-nobody = Nadie
thread-assign-me = Yo
thread-show-person = Mostrar persona
thread-hide-person = Ocultar persona
thread-more = Más
thread-back-to-list = Volver a las conversaciones
thread-older = Cargando mensajes anteriores
thread-newer = Cargando mensajes nuevos
thread-older-failed = No se pudieron cargar los mensajes anteriores.
thread-newer-failed = No se pudieron cargar los mensajes nuevos.
thread-beginning = Aquí empieza.
thread-failed = No se pudo cargar esta conversación.
thread-missing = Esa conversación no existe.
thread-missing-text = Puede ser de un número que no puedes ver, o nunca estuvo aquí.
thread-empty = Aún no hay mensajes
thread-empty-text = Aquí aparece lo que escriba cualquiera de los dos lados.
thread-news =
    { $n ->
        [one] { $n } nuevo
       *[other] { $n } nuevos
    }
thread-from-history = { $day } · del historial
thread-to-newest = Al mensaje más reciente
thread-new-below =
    { $n ->
        [one] { $n } mensaje nuevo abajo
       *[other] { $n } mensajes nuevos abajo
    }
thread-phone = Teléfono
thread-business-app = App de negocio
thread-bot-name = Bot
thread-bot = bot
thread-campaign = campaña
thread-api = otro software
thread-unknown-author = Remitente desconocido
thread-you = Tú
thread-edited-at = Editado { $time }.
thread-forwarded = Reenviado
thread-forwarded-often = Reenviado muchas veces
thread-from-ad =
    { $headlineGiven ->
        [no] De un anuncio
       *[yes] De un anuncio: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] De una publicación
       *[yes] De una publicación: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] Sobre un artículo
       *[yes] Sobre el artículo { $id }
    }
thread-edited-before = Antes: { $text }
thread-deleted-by-customer = Eliminado por el cliente, { $time }
thread-deleted-on-phone = Eliminado en el teléfono, { $time }
thread-mark-automatic = La app lo envió sola
thread-automatic = Lo envió la app sola. No responde a nadie ni toma el turno.
thread-not-automatic = Lo escribió una persona
thread-quoted-unknown = No está en el historial que recibimos
thread-quoted-empty = Un mensaje sin palabras
thread-your-side = Tu lado
thread-look-on-phone = Míralo en el teléfono.
thread-notice = Aviso de WhatsApp
thread-reply = Responder a este mensaje
thread-react = Reaccionar a este mensaje
thread-react-with = Reaccionar con { $emoji }
thread-take-reaction-back = Quitar { $emoji }
thread-own-reaction = Otro emoji
thread-own-reaction-set = Reaccionar
thread-reacting =
    { $emojiGiven ->
        [no] Quitándola…
       *[yes] { $emoji } va en camino…
    }
thread-reaction-waits = WhatsApp aún no la tomó. Sale sola.
thread-reaction-failed = Sin reacción: { $fact }
thread-viewer = Fotos
thread-save = Guardar la foto
thread-more-of = Más sobre este mensaje
thread-copy-text = Copiar el texto
thread-forward = Reenviar
thread-why = ¿Por qué está aquí?
thread-to-date = Ir a una fecha
thread-media-waiting = En camino
thread-media-fetching = Descargándose
thread-media-delayed = Aún no está aquí
thread-media-delayed-detail = { $reason } Se reintenta solo.
thread-media-try-now = Intentar ahora
thread-media-too_large = Demasiado grande para descargar
thread-media-expired = WhatsApp ya no lo tiene
thread-media-failed = No se pudo descargar
thread-media-on-phone = Sigue en el teléfono.
thread-media-retry-failed = No se intentó: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] Un mensaje de tipo desconocido, visible en el teléfono
               *[yes] Un mensaje de tipo «{ $raw }», visible en el teléfono
            }
       *[yes] { $word }, visible en el teléfono
    }
thread-unsupported =
    { $wordGiven ->
        [no] WhatsApp no entrega este mensaje
       *[yes] { $word }: WhatsApp no lo entrega
    }
thread-shown-place = Un lugar
thread-shown-open-map = Abrir en un mapa
thread-shown-open-page = Abrir su página
thread-shown-copy-place = Copiar las coordenadas
thread-shown-copy = Copiar { $what }
thread-shown-copied = Copiado
thread-shown-nameless = Sin nombre
thread-shown-no-way = No vino con número ni dirección.
thread-shown-birthday = Cumpleaños { $day }
thread-shown-buttons = Lo que el cliente puede tocar
thread-shown-cards = { $count } tarjetas en fila
thread-shown-does-answer = Responder
thread-shown-does-choices = Elegir
thread-shown-does-link = Abrir
thread-shown-does-call = Llamar
thread-shown-does-code = Copiar código
thread-shown-does-form = Abrir el formulario
thread-shown-does-place = Enviar ubicación
thread-shown-does-address = Enviar dirección
thread-shown-does-contact = Compartir número
thread-shown-does-goods = Ver artículos
thread-shown-does-other = Botón
thread-shown-answered-buttons = Tocó un botón
thread-shown-answered-choices = Eligió de la lista
thread-shown-answered-form = Llenó el formulario
thread-shown-answered-address = Envió una dirección
thread-shown-answered-calls = Se le preguntó por llamadas
thread-shown-answered-payment = Pago
thread-shown-calls =
    { $allowed ->
        [yes] Permite llamadas
       *[no] No permite llamadas
    }
thread-shown-order = Pedido
thread-shown-quantity = Cantidad
thread-shown-article = Artículo
thread-shown-article-unknown = Artículo sin número
thread-shown-price = Precio
thread-shown-total = Total
thread-shown-template = Plantilla { $name }
thread-shown-words-unknown = Aquí no se conocen sus palabras.

## voice

voice-record = Grabar un mensaje de voz
voice-recording = Grabando
voice-discard = Descartar la grabación
voice-done = Listo
voice-refused = Sin micrófono.
voice-refused-remedy = Permite que esta página lo use en los ajustes del navegador, o adjunta un audio.

## viewer

viewer-show = Mostrar en el chat
viewer-older = La anterior
viewer-newer = La siguiente
viewer-all = Fotos de esta conversación
viewer-of = { $what }, { $time }
viewer-picture = Foto
viewer-film = Video
viewer-failed = No se pudieron cargar las demás. Se piden de nuevo cuando avances.

## toDate

to-date-day = Día
to-date-go = Ir
to-date-beginning = Al comienzo
to-date-nothing = No hay adónde ir.

## floor

floor-by-speaking = tomó el turno al responder
floor-took = tomó el turno
floor-took-from = tomó el turno de { $whom }
floor-bot-took = tomó el turno
floor-handed-over = lo pasó a personas
floor-needs-person = Necesita a una persona
floor-handed-back = devolvió el turno
floor-nobody-spoke = marcó el mensaje del teléfono como enviado por la app sola
floor-collided = El teléfono y { $bot } respondieron a la vez.
floor-collided-why = Los dos iban en camino, y ninguno podía saber del otro.
floor-expired = Turno libre de nuevo
floor-expired-after = Turno libre de nuevo, se acabó el tiempo de { $whom }
floor-whom-nobody = nadie
floor-whom-bot = el bot
floor-whom-phone = el teléfono
floor-whom-agent = un agente
floor-withdrew = El bot retiró su respuesta
floor-withdrew-why-phone_answered = porque el teléfono respondió antes.
floor-withdrew-why-agent_answered = porque el equipo respondió antes.
floor-withdrew-why-turn_changed = porque el cliente escribió más.
floor-withdrew-why-floor_taken = porque alguien tomó el turno.
floor-withdrew-why-agent_types = porque alguien empezó a escribir.
floor-nothing-sent = No se envió nada.
floor-show-text = Ver el texto
floor-hide-text = Ocultar el texto
floor-an-agent = Un agente
floor-you-have = Tienes el turno
floor-until = hasta { $time }
floor-since = desde { $time }
floor-until-answer = hasta que lo devuelvas
floor-lost = { $who }. Fue más rápido.
floor-nobody-has = Nadie tiene el turno
floor-your-answer-takes = Tu respuesta lo toma
floor-has = { $who } tiene el turno
floor-has-until = { $who } tiene el turno hasta { $time }
floor-answered-at = Respondió a las { $time }
floor-take-it = Tomarlo
floor-hand-back = Devolver
floor-group = Antes de enviar

## window

window-free = Texto libre
window-free-for = Texto libre durante { $span }
window-until = hasta { $time }
window-then-templates = después, solo plantillas
window-closed = Solo plantillas
window-last-wrote = { $name } escribió hace { $span }
window-never-wrote = { $name } nunca ha escrito aquí
window-closed-title = Pasaron las 24 horas.
window-closed-text = El texto libre vuelve cuando { $name } escriba. Hasta entonces puedes enviar una plantilla, y el teléfono siempre puede.
window-never-title = Aún no se permite texto libre.
window-today = { $time }
window-tomorrow = mañana, { $time }

## charge

charge-free = Sin costo
charge-from-here = Aquí { $price }, gratis en el teléfono
charge-templates = Plantillas desde { $price }
charge-phone = gratis desde el teléfono
charge-phone-too = aquí y en el teléfono
charge-first-free = los primeros { $texts } al mes gratis
charge-every-one = cada mensaje
charge-hidden = Precio desconocido
charge-hidden-why = su número está oculto
charge-card = { $market }, tarifas desde { $day }, antes de descuentos
charge-notice = aviso { $price }
charge-offer = oferta { $price }
charge-code = código { $price }

## composer

composer-placeholder = Mensaje para { $name }
composer-send = Enviar
composer-send-hint = Intro envía, Mayús e Intro empieza una línea
composer-enter = Intro
composer-attach = Adjuntar una foto o un documento
composer-voice = Mensaje de voz
composer-more = Adjuntar, hablar, elegir plantilla
composer-attach-offline = Los archivos necesitan conexión
composer-drop-here = Suelta para adjuntar
composer-remove = Quitar el adjunto
composer-caption = Texto para { $name }
composer-uploading = Subiendo
composer-send-as = Enviar como
composer-send-as-choices-image = Foto
composer-send-as-choices-video = Video
composer-send-as-choices-audio = Audio
composer-send-as-choices-sticker = Sticker
composer-send-as-choices-document = Documento
composer-upload-failed = No se pudo subir.
composer-too-large = Este archivo ({ $kind }) pesa { $size }, WhatsApp acepta { $limit }.
composer-too-large-media = Hazlo más pequeño, o envíalo comprimido, como documento.
composer-too-large-document = Hazlo más pequeño, o envía un enlace.
composer-too-long = Sobran { $n } caracteres para un mensaje.
composer-reply-to = Respuesta a { $name }
composer-clear-quote = No citar
composer-answered-title = Alguien respondió mientras tanto.
composer-answered-by = { $who }, a las { $time }.
composer-answered-phone = El teléfono
composer-answered-other = Otra persona
composer-read-first = Leer primero
composer-send-anyway = Enviar igual
composer-not-taken = No enviado.
composer-edit = Editar
composer-discard = Descartar

## team

team-more = Más para esta conversación
team-mark-unread = Marcar como no leída
team-mark-read = Marcar como leída
team-pin = Fijar arriba
team-unpin = Soltar
team-pinned = Fijada
team-told-unread =
    { $unread ->
        [yes] { $name } queda como no leída para el equipo.
       *[no] { $name } queda como leída.
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } está fijada arriba de tu lista.
       *[no] { $name } ya no está fijada.
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } no está asignada a nadie.
       *[yes] { $name } está asignada a { $to }.
    }

## labels

labels-label = Etiquetas
labels-title = Etiquetas de esta conversación
labels-find = Buscar o crear una etiqueta
labels-hint = Son del equipo. Las del teléfono son otras: WhatsApp no las comparte con nadie.
labels-create = Crear la etiqueta { $name }
labels-alter = Renombrar, cambiar color o quitar { $name }
labels-name = Nombre
labels-colour = Color
labels-colours-grey = Gris
labels-colours-green = Verde
labels-colours-blue = Azul
labels-colours-violet = Violeta
labels-colours-plum = Ciruela
labels-colours-amber = Ámbar
labels-colours-red = Rojo
labels-colours-teal = Turquesa
labels-remove = Quitar
labels-removed = { $name } se quitó de todas las conversaciones.
labels-save = Guardar
labels-none = Ninguna
labels-change = Cambiar
labels-more = { $n } más

## snooze

snooze-snooze = Posponer
snooze-until = De vuelta en la lista
snooze-until-word = Cuando el cliente escriba
snooze-note = Vuelve antes si el cliente escribe. WhatsApp no sabe nada de esto: en el teléfono queda donde está.
snooze-short = Hasta { $time }
snooze-snoozed-until-word = Pospuesta hasta que el cliente escriba
snooze-snoozed-until = Pospuesta hasta { $time }
snooze-told-open = { $name } está abierta de nuevo.
snooze-told-resolved = { $name } está resuelta.
snooze-told-snoozed = { $name } está pospuesta hasta que escriba.
snooze-told-until = { $name } está pospuesta hasta { $time }.

## later

later-open = Decirlo después
later-nothing = Escribe algo primero
later-offline = Necesita conexión
later-in-an-hour = En una hora
later-this-evening = Esta tarde
later-tomorrow = Mañana temprano
later-next-monday = El lunes temprano
later-own = Otra hora…
later-time = Hora
later-too-late = El texto libre no puede salir tan tarde: la ventana cierra antes.
later-past = Esa hora ya pasó. Elige una que venga.
later-say = Programar
later-closes = La ventana para texto libre cierra { $time }.
later-list = Por decir después
later-by = de { $name }
later-now = Decirlo ahora
later-back = Recuperar
later-taken-back = Recuperado. El texto está abajo.
later-failed = No programado.

## replies

replies-title = Respuestas rápidas
replies-keys = ↑ ↓ elige, Intro la escribe, Esc deja la barra
replies-none = Aún no hay respuestas rápidas.
replies-none-found = Ninguna respuesta rápida contiene «{ $q }».
replies-edit = Escribir y cambiar
replies-hint = Lo que tu equipo dice una y otra vez. Una barra y su nombre, al empezar un mensaje, la escriben; luego se puede cambiar antes de enviar.
replies-empty-title = Aún no hay nada que se repita
replies-empty-text = Horarios, cómo llegar, cómo pagar: escríbelo una vez y lo tiene todo el equipo.
replies-add = Nueva respuesta
replies-shortcut = Nombre
replies-text = Lo que dice
replies-blanks = { $all } son el nombre de pila del cliente, su nombre completo y quien responde.
replies-save = Guardar
replies-remove = Quitar /{ $name }
replies-removed = /{ $name } se quitó.
replies-undo = Deshacer

## emoji

emoji-open = Emoji
emoji-search = Buscar un emoji
emoji-loading = Cargando…
emoji-none = Ningún emoji se llama así.
emoji-hint = Las flechas eligen, Intro lo toma

## templates

templates-title = Enviar una plantilla
templates-again = Reintentar
templates-open = Plantillas
templates-pick = Elegir una plantilla
templates-search = Buscar una plantilla
templates-none-title = No se conoce ninguna plantilla
templates-none-text = La cuenta de este número no tiene, o se está preguntando a WhatsApp. Se crean en el Administrador de WhatsApp y aparecen aquí poco después de ser aprobadas.
templates-none-found = Ninguna plantilla contiene «{ $q }».
templates-choose-title = Elige una plantilla
templates-choose-text = Aquí se ve como la verá el cliente, con lo que falta por llenar.
templates-categories-utility = Aviso
templates-categories-marketing = Oferta
templates-categories-authentication = Código
templates-free = gratis
templates-back = Volver a la lista
templates-preview = Así se verá
templates-of-button = Final del enlace de «{ $text }»
templates-example = Por ejemplo, { $example }
templates-fill-in = Llénalo
templates-missing = Llena esto.
templates-file-image = Elige una foto
templates-file-video = Elige un video
templates-file-document = Elige un documento
templates-any-file = Elige un archivo
templates-file-missing = Necesita un archivo encima de su texto.
templates-left =
    { $count ->
        [one] Falta llenar una cosa
       *[other] Falta llenar { $count } cosas
    }
templates-goes-to = Va para { $name }
templates-send = Enviar plantilla

## present

present-both = { $first } y { $second }
present-and-others = { $first } y { $others } más
present-here =
    { $count ->
        [one] { $who } también está aquí.
       *[other] { $who } también están aquí.
    }
present-write =
    { $count ->
        [one] { $who } está escribiendo una respuesta.
       *[other] { $who } están escribiendo una respuesta.
    }

## send

send-can-be-undone = Sale en { $seconds } s.
send-now = Enviar ya
send-waits-connection = Espera la conexión
send-waits-decision = Alguien respondió mientras tanto; espera tu decisión abajo
send-waits-for = Espera { $span }.
send-goes-in = Sale en { $span }
send-undo = Deshacer
send-unknown = Sin confirmar. WhatsApp no responde desde { $time }. Puede haber llegado.
send-wait = Esperar
send-may-double = Puede haber llegado: si se envía de nuevo, el cliente puede recibirlo dos veces. Su estado aún puede venir.
send-again = Enviar de nuevo
send-take = Usar este texto
send-again-may-double = Enviar de nuevo, puede duplicarse
send-failed = No enviado.
send-window-closed = No enviado: pasaron las 24 horas.
send-expired = No enviado: esperó demasiado.
send-withdrawn = Retirado. No se envió nada.
send-cancelled = Recuperado antes de salir.

## person

person-title = Persona
person-identities = Identidades
person-identities-count =
    { $n ->
        [one] { $n }
       *[other] { $n }, una persona
    }
person-identity-kinds-phone = Número
person-identity-kinds-wa_id = Número
person-identity-kinds-username = Nombre de usuario
person-identity-kinds-bsuid = Id para el negocio
person-variant = otra forma
person-former = anterior
person-names = Nombres
person-preferences = Marketing
person-preference-kinds-marketing_messages = Mensajes de marketing
person-choices-stop = Detenidos
person-choices-resume = Reanudados
person-choice-since = { $choice } { $day }
person-name-since = desde { $day }
person-sources-profile = perfil de WhatsApp
person-sources-phone_book = agenda del teléfono
person-sources-team = tu equipo
person-since = Desde { $time }
person-sides = En cada lado
person-side-inbox = Bandeja
person-side-phone = Teléfono
person-open = Abierta
person-snoozed = Pospuesta
person-open-yours = Abierta, tuya
person-open-of = Abierta, { $name }
person-resolved = Resuelta
person-not-shared = WhatsApp no lo comparte
person-lines = Números
person-media = Multimedia y documentos
person-no-media = Nada hasta ahora.
person-failed = No se pudo cargar la persona.

## problem

problem-title = Sobre este problema
problem-unknown = No hay página de ayuda para este código.
problem-to-inbox = A la bandeja
problem-page-missing = Esa página no existe
problem-page-missing-text = La dirección puede estar mal escrita o ser de una versión anterior.
problem-crashed = Esta página dejó de funcionar.
problem-crashed-text = Lo que escribiste se conserva. Cargarla de nuevo suele ayudar.
problem-reload = Cargar de nuevo
