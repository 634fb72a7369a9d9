## notes

notes-no-mentions = Nadie te ha mencionado aún
notes-no-mentions-text = Un colega escribe tu nombre tras una @ en una nota. Entonces aparece aquí, con el camino hasta ella.
notes-mentions-failed = No se pudieron cargar tus menciones.
notes-fresh = Nueva
notes-by = { $who }, con { $whom }
notes-more = Anteriores
notes-placeholder = Escribe una nota para el equipo, @ menciona a alguien
notes-add = Agregar nota
notes-what = Qué hacer con esta nota
notes-alter = Cambiar la nota
notes-save = Guardar
notes-remove = Eliminar la nota
notes-removed = La nota se eliminó.
notes-people = Personas del equipo
notes-nobody = Nadie del equipo se llama así.
notes-failed = La nota no se escribió.

## setup

setup-title = Crear la cuenta del propietario
setup-text = Este enlace funciona una vez. El propietario conecta números e invita al equipo.
setup-name = Tu nombre
setup-email = Correo electrónico
setup-password = Contraseña
setup-password-hint = Al menos 12 caracteres
setup-submit = Crear cuenta
setup-no-token = Este enlace no está completo.
setup-no-token-remedy = Ábrelo tal como lo mostró el servidor; termina en #token=…
setup-name-missing = Hace falta un nombre, para que el equipo vea quién responde.
setup-email-wrong = Esto no es un correo electrónico.
setup-password-short = Hacen falta al menos 12 caracteres.

## bots

bots-title = Tu propio bot
bots-on = Activo
bots-off = Inactivo
bots-failed = No se pudo cargar el bot.
bots-none = Aquí no responde ningún bot tuyo
bots-none-text = Twinline le cuenta a tu bot lo que preguntó un cliente, con firma y con plazo. Responde con un mensaje corto, o lo pasa a personas con lo que averiguó. En cualquier lenguaje, con pocas líneas de código.
bots-ask-owner = Un propietario puede agregar uno.
bots-add = Agregar un bot
bots-add-title = Agregar un bot propio
bots-add-text = Se le pregunta cuando estas reglas dan el turno a los bots, en lugar del incorporado. Nada de lo que diga sale después de que respondió una persona.
bots-edit-title = Editar este bot
bots-name = Nombre
bots-name-missing = Ponle un nombre. Tu equipo lo ve.
bots-url = Dirección
bots-url-missing = Escribe adónde se le llama.
bots-deadline = Plazo
bots-deadline-field = Plazo en segundos
bots-deadline-text = De 5 a 600. Quien no tenga respuesta a tiempo pasa a personas.
bots-within =
    { $seconds ->
        [one] { $seconds } segundo para responder
       *[other] { $seconds } segundos para responder
    }
bots-since = Agregado
bots-added-by = { $time } por { $who }
bots-save = Guardar
bots-edit = Editar
bots-test = Probar
bots-tested = Está ahí: respondió { $status }.
bots-tested-text = La prueba iba firmada como los turnos, y no pedía nada.
bots-test-failed =
    { $statusGiven ->
        [no] No respondió.
       *[yes] Respondió { $status }, que no es un sí.
    }
bots-test-failed-text = Mira su registro, y responde a la prueba con cualquier 2xx.
bots-test-unsigned = No acepta la firma. Compara su secreto y su reloj.
bots-rotate = Claves nuevas
bots-rotate-ask = ¿Crear claves nuevas?
bots-rotate-text = Las anteriores dejan de servir al instante. Los turnos de en medio se repiten hasta su plazo.
bots-rotate-do = Crear claves nuevas
bots-turn-off = Desactivar
bots-turn-on = Activar
bots-is-off = Inactivo desde { $time }.
bots-is-off-text = No se le pregunta, y lo que se le preguntó antes queda para personas.
bots-remove = Quitar
bots-remove-ask = ¿Quitar { $name }?
bots-remove-text = Lo que dijo queda en las conversaciones.
bots-remove-do = Quitarlo
bots-keys-title = Claves de tu bot
bots-keys-text = Cópialas ahora a tu bot. No se muestran otra vez; puedes crear otras cuando quieras.
bots-secret = Secreto de firma
bots-secret-text = Firma lo que se le cuenta (Standard Webhooks).
bots-token = Token de respuesta
bots-token-text = Lo muestra cuando responde más tarde.
bots-keys-done = Copié las dos
bots-deliveries = Últimos turnos
bots-deliveries-none = Aún no se le preguntó. Aquí aparecen los turnos, con lo que resultó.
bots-states-open = Esperándolo
bots-states-retrying = Reintentado
bots-states-answered = Respondió
bots-states-handed_over = Pasado a personas
bots-states-withheld = No hizo falta
bots-states-expired = Demasiado tarde
bots-withheld-why-answered = Otro ya había respondido.
bots-withheld-why-stale = El cliente escribió más; pasó a ser otro turno.
bots-withheld-why-rules = Para entonces las reglas lo dieron a personas.
bots-withheld-why-window_closed = Pasaron las 24 horas.
bots-withheld-why-off = El bot fue desactivado.
bots-withheld-why-removed = El bot fue quitado.
bots-said-nothing = Tomó el turno y no dijo nada a tiempo.
bots-told-times = Contado { $n } veces.

## rules

rules-title = Reglas
rules-report = Personas y bots
rules-report-aside = Últimos 7 días
rules-report-failed = No se pudo cargar el informe.
rules-report-counts-collisions = Respondidos a la vez por el teléfono y un bot
rules-report-counts-prevented = Respuestas dobles evitadas
rules-report-counts-withdrawn = Respuestas del bot retiradas
rules-report-counts-taken_from_bots = Una persona relevó a un bot
rules-report-counts-handed_over = Un bot pasó a personas
rules-report-causes-phone = el teléfono llegó antes
rules-report-causes-agent = el equipo llegó antes
rules-report-causes-typing = alguien escribía
rules-report-causes-turn_changed = el cliente escribió más
rules-hand-over-nobody = Aún no ha venido nadie.
rules-hand-over-times = Una persona llegó en { $median } la mitad de las veces, en { $most } nueve de cada diez.
rules-hand-over-waiting =
    { $n ->
        [one] Uno espera todavía.
       *[other] { $n } esperan todavía.
    }
rules-report-collisions = Respondidos a la vez
rules-report-none = Ningún turno fue respondido a la vez por el teléfono y un bot.
rules-report-item = { $bot } y el teléfono, { $time }
rules-failed = No se pudieron cargar las reglas.
rules-save = Guardar reglas
rules-discard = Descartar cambios
rules-undo = Deshacer
rules-edited = Sin guardar. La vista previa muestra estas reglas.
rules-saved = Guardado. Rige la versión { $version }.
rules-holds = Rigen estas reglas.
rules-ask-supervisor = Aquí puedes probar reglas. Las guarda un supervisor o el propietario.
rules-read-theirs = Leer las suyas
rules-seats-phone = Teléfono
rules-seats-inbox = Bandeja
rules-seats-bot = Bot
rules-seats-and-nobody-phone = Teléfono
rules-seats-and-nobody-inbox = Bandeja
rules-seats-and-nobody-bot = Bot
rules-seats-and-nobody-nobody = Nadie
rules-units-s = segundos
rules-units-min = minutos
rules-units-h = horas
rules-unit-of = { $label }: unidad
rules-remove =
    { $nameGiven ->
        [no] Quitar esto
       *[yes] Quitar { $name }
    }
rules-goes-to = va a
rules-goes-to-of =
    { $nameGiven ->
        [no] Esto va a
       *[yes] { $name } va a
    }
rules-people = 1. Personas
rules-people-none = No hay nadie en una lista. Pon en una a quienes el propietario responde en persona.
rules-add-people = Agregar una lista
rules-vip = VIP
rules-who-is-on = Quien esté en
rules-label = Nombre de la lista
rules-label-hint = VIP
rules-people-of =
    { $nameGiven ->
        [no] Personas de esta lista
       *[yes] Personas de { $name }
    }
rules-find-people = Buscar por nombre o número
rules-people-asked = Buscando…
rules-people-failed = No se pudieron buscar. Sigue escribiendo para reintentar.
rules-nobody-found = Nadie se llama así. Puedes escribir un número completo con su código de país.
rules-topics = 2. Temas
rules-topics-none = Ningún tema va solo a ninguna parte.
rules-add-topic = Agregar un tema
rules-what-is-about = Lo que trata de
rules-topic = Nombre del tema
rules-topic-hint = pedidos
rules-topic-words = Palabras, separadas por comas
rules-words-of =
    { $nameGiven ->
        [no] Palabras de este tema, separadas por comas
       *[yes] Palabras de { $name }, separadas por comas
    }
rules-languages = 3. Idiomas
rules-languages-none = El idioma no importa. Cuenta solo cuando se reconoce por las palabras.
rules-who-writes = Quien escriba en
rules-add-language = Agregar un idioma
rules-hours = 4. Horario
rules-hours-count = El horario de atención decide cuándo puede responder el bot
rules-bots-may = El bot responde
rules-bot-hours-closed = cuando está cerrado
rules-bot-hours-open = cuando está abierto
rules-bot-hours-always = siempre
rules-clock-of = según el reloj de
rules-zone = Zona horaria
rules-days-1 = Lunes
rules-days-2 = Martes
rules-days-3 = Miércoles
rules-days-4 = Jueves
rules-days-5 = Viernes
rules-days-6 = Sábado
rules-days-7 = Domingo
rules-closed = cerrado
rules-close-span = Quitar
rules-add-span = Agregar horas
rules-add-span-on = Agregar horas el { $day }
rules-end-of-from = { $day }, abre { $n }
rules-end-of-to = { $day }, cierra { $n }
rules-closed-days = Cerrado todo el día:
rules-closed-day = Día cerrado
rules-add-closed-day = Agregar un día cerrado
rules-order = 5. Quién va primero
rules-order-hint = Todos los demás. Quien está arriba tiene ventaja; un bot que no está aquí nunca responde.
rules-head-start = tiene una ventaja de
rules-head-start-of = Ventaja de { $seat }
rules-up = Subir { $seat }
rules-down = Bajar { $seat }
rules-add-seat = Dar un lugar a { $seat }
rules-waits = Cuándo calla el bot
rules-lease = Quien responde conserva el turno durante
rules-quiet = El bot calla durante
rules-quiet-after = después de que habló una persona, aunque el turno ya esté libre.
rules-burst = Varios mensajes seguidos son un turno: el bot espera a que el cliente calle durante
rules-burst-most = pero como mucho
rules-burst-after = después del primero.
rules-typing = Si alguien en la bandeja empieza a escribir, se retira lo que el bot iba a enviar
rules-marks-read = Los clientes ven las marcas azules cuando alguien lee aquí su mensaje
rules-shows-typing = Los clientes ven cuando alguien escribe aquí
rules-shows-typing-hint = WhatsApp muestra entonces también su mensaje como leído.
rules-automatic = Lo que el teléfono dice solo
rules-automatic-hint = El saludo de la app y su aviso de ausencia no toman el turno ni responden a nadie. Marca uno en un chat, o escribe una muestra.
rules-add-automatic = Agregar un texto
rules-automatic-text = Texto
rules-sample = Cuánto de él
rules-samples-whole = El mensaje es
rules-samples-part = El mensaje contiene
rules-preview = Vista previa
rules-preview-aside = con las reglas de esta página
rules-preview-text = Lo que escriben
rules-preview-hint = ¿Está abierto hoy?
rules-preview-at = Cuándo escriben
rules-preview-waits = …
rules-preview-wrong = Algo de las reglas no se puede aceptar. Lo dice en su lugar.
rules-preview-who = Quién escribe
rules-new-customer = Un cliente nuevo
rules-writes = escribe
rules-on = el
rules-simulator = Simulador
rules-simulator-aside = no guarda nada
rules-simulator-hint = Pasa lo que escribieron los clientes por las reglas de esta página y dice quién habría respondido.
rules-replay-yesterday = Repetir ayer
rules-replay-week = Repetir 7 días
rules-stop = Detener
rules-replayed =
    { $turns ->
        [0] Ningún cliente escribió en ese tiempo.
        [one]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } turno en { $conversations } conversación. Nada habría sido distinto.
                       *[other] { $turns } turno en { $conversations } conversación. { $differ } lo habría respondido otro.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } turno en { $conversations } conversaciones. Nada habría sido distinto.
                       *[other] { $turns } turno en { $conversations } conversaciones. { $differ } lo habría respondido otro.
                    }
            }
       *[other]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } turnos en { $conversations } conversación. Nada habría sido distinto.
                       *[other] { $turns } turnos en { $conversations } conversación. { $differ } los habría respondido otro.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } turnos en { $conversations } conversaciones. Nada habría sido distinto.
                       *[other] { $turns } turnos en { $conversations } conversaciones. { $differ } los habría respondido otro.
                    }
            }
    }
rules-answered-by = Respondió
rules-was = Fue
rules-would = Habría sido
rules-differences = Lo que habría sido distinto
rules-was-but = Respondió { $was }; habría sido { $would }.
rules-versions = Quién las puso
rules-versions-none = Nadie aún: son las reglas con las que empieza Twinline.
rules-set-by = { $name }, { $at }
rules-somebody = Alguien
rules-bring-back = Recuperar
rules-bring-back-of = Recuperar la versión { $version }

## numbers

numbers-title = Números
numbers-connect = Conectar un número
numbers-connect-title = Conectar un número
numbers-connect-text = Termina el registro en la ventana de Meta con el código QR del teléfono; devuelve un código que vale unos minutos.
numbers-code = Código
numbers-waba = Id de la cuenta de WhatsApp Business
numbers-connect-submit = Conectar
numbers-code-missing = Hace falta el código.
numbers-waba-missing = Hace falta el id: solo dígitos.
numbers-empty = No hay ningún número conectado
numbers-empty-text = Conecta el número de la app de negocio: el teléfono sigue funcionando y el equipo se suma aquí.
numbers-ask-owner = Pide al propietario que conecte uno.
numbers-failed = No se pudieron cargar los números.
numbers-detail-failed = No se pudo cargar este número.
numbers-sending-title = Envío
numbers-sending-failed = No se pudo cargar la cola.
numbers-sending-granted = { $n } mensajes por segundo
numbers-sending-slowed = { $n } de { $of } mensajes por segundo, frenado por WhatsApp
numbers-sending-last-minute = En el último minuto salieron { $sent } de aquí y llegaron { $heard } de clientes y del teléfono. Ambos cuentan.
numbers-sending-urgency = Urgencia
numbers-sending-waiting = En espera
numbers-sending-oldest = El más antiguo
numbers-sending-later = Para después
numbers-sending-priorities-agent = Respuestas del equipo
numbers-sending-priorities-bot = Respuestas de bots
numbers-sending-priorities-transactional = Avisos
numbers-sending-priorities-campaign = Campañas
numbers-sending-unknown =
    { $n ->
        [one] De un mensaje nadie sabe si salió; lo decide su estado o una persona.
       *[other] De { $n } mensajes nadie sabe si salieron; lo deciden sus estados o una persona.
    }
numbers-sending-why = Ver por qué
numbers-safety-title = Seguridad
numbers-safety-failed = No se pudo cargar con qué seguridad puede enviar este número.
numbers-safety-load = { $percent } % del ritmo usado en el último minuto
numbers-safety-meter = Riesgo
numbers-safety-levels-calm = Tranquilo
numbers-safety-levels-raised = Elevado
numbers-safety-levels-high = Alto
numbers-safety-levels-stopped = Detenido
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] Las campañas esperan, y los avisos también. Las respuestas nunca se retienen.
                [100] Las campañas van a toda velocidad, los avisos esperan. Las respuestas nunca se retienen.
               *[other] Las campañas van al { $campaigns } % de la velocidad, los avisos esperan. Las respuestas nunca se retienen.
            }
       *[other]
            { $campaigns ->
                [0] Las campañas esperan. Las respuestas nunca se retienen.
                [100] Las campañas van a toda velocidad. Las respuestas nunca se retienen.
               *[other] Las campañas van al { $campaigns } % de la velocidad. Las respuestas nunca se retienen.
            }
    }
numbers-safety-nothing = Nada habla en contra de los envíos masivos.
numbers-safety-until = A más tardar hasta { $moment }.
numbers-safety-closed = Aquí nadie puede levantarlo.
numbers-safety-people =
    { $limitGiven ->
        [no] Contactados primero en 24 horas: { $used } personas, y no hay límite.
       *[yes] Contactados primero en 24 horas: { $used } de { $limit } personas
    }
numbers-safety-untold = Contactados primero en 24 horas: { $used } personas. WhatsApp aún no dijo el límite.
numbers-safety-frees = Hay lugar de nuevo desde { $moment }.
numbers-safety-lift = Dejar seguir las campañas…
numbers-safety-ask-supervisor = Un supervisor puede dejar seguir las campañas, con un motivo.
numbers-safety-lifted = { $who } deja seguir las campañas hasta { $until }.
numbers-safety-somebody = Alguien
numbers-safety-restore = Anular
numbers-safety-history =
    { $n ->
        [one] Levantado una vez antes
       *[other] Levantado { $n } veces antes
    }
numbers-safety-was = { $who }, hasta { $until }:
numbers-safety-lift-title = Dejar seguir las campañas
numbers-safety-lift-text = Los envíos masivos vuelven por un rato a toda velocidad. Lo que WhatsApp cerró queda cerrado, y un número que la gente denuncia puede ser bloqueado.
numbers-safety-reason = Por qué es seguro
numbers-safety-reason-text = El equipo lo lee aquí, con tu nombre.
numbers-safety-reason-missing = Di por qué.
numbers-safety-hours = Por cuánto tiempo
numbers-safety-for-hours =
    { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
numbers-safety-lift-submit = Dejarlas seguir
numbers-life = Vida de este número
numbers-since = desde { $time }
numbers-modes-coexistence = Coexistencia
numbers-modes-api_only = Solo API
numbers-modes-app_only = Solo app
numbers-states-draft = Borrador
numbers-states-connecting = Conectando
numbers-states-asking_sync = Pidiendo al teléfono
numbers-states-syncing = Sincronizando
numbers-states-live = En vivo
numbers-states-quiet = En silencio
numbers-states-at_risk = En riesgo
numbers-states-offboarded = Desconectado
numbers-states-reconnected = Reconectado
numbers-steps-signed_up = Registrado
numbers-steps-connecting = Conectado
numbers-steps-contacts = Contactos
numbers-steps-history = Historial
numbers-steps-live = En vivo
numbers-steps-quiet = En silencio
numbers-steps-at_risk = En riesgo
numbers-steps-offboarded = Desconectado
numbers-sync-states-not_asked = aún no pedido
numbers-sync-states-asking = pidiéndose
numbers-sync-states-asked = pedido, aún no llega nada
numbers-sync-states-arriving = llegando
numbers-sync-states-quiet = nada más por un rato
numbers-sync-states-done = completo
numbers-sync-states-declined = rechazado en el teléfono
numbers-sync-states-refused = rechazado por WhatsApp
numbers-sync-states-unknown = no se sabe
numbers-waits-for = Espera { $what }.
numbers-webhooks-verified = webhooks verificados
numbers-both-mirror = los dos lados se reflejan
numbers-if-closed = si la app sigue cerrada
numbers-connected-for = Conectado hace { $span }
numbers-people =
    { $n ->
        [one] { $n } persona
       *[other] { $n } personas
    }
numbers-messages =
    { $n ->
        [one] mensaje
       *[other] mensajes
    }
numbers-contacts = Contactos del teléfono
numbers-history = Historial del teléfono
numbers-asked-at = pedido { $time }
numbers-ask-until = hay que pedirlo antes de { $time }
numbers-in-conversations =
    { $n ->
        [one] en { $n } conversación
       *[other] en { $n } conversaciones
    }
numbers-back-to = hasta { $time } atrás
numbers-percent = { $n } %
numbers-covers = Abarca
numbers-parts = Partes
numbers-messages-head = Mensajes
numbers-phases-1 = último día
numbers-phases-2 = hasta 90 días
numbers-phases-3 = hasta seis meses
numbers-phase-other = fase { $n }
numbers-no-phases = Aún no llegó nada.
numbers-proof = Última señal de vida
numbers-proof-none = Ninguna aún
numbers-proof-none-text = La primera respuesta escrita en el teléfono, o el primer contacto guardado ahí, prueba que se refleja.
numbers-proof-kinds-echo = una respuesta escrita en el teléfono
numbers-proof-kinds-contact_change = un contacto cambiado en el teléfono
numbers-proof-ago = hace { $span }
numbers-days-left =
    { $n ->
        [0] WhatsApp puede cortar la sincronización en cuestión de horas
        [one] como mucho { $n } día hasta que WhatsApp corte la sincronización
       *[other] como mucho { $n } días hasta que WhatsApp corte la sincronización
    }
numbers-silent-for =
    { $days ->
        [one] { $state }, { $days } día
       *[other] { $state }, { $days } días
    }
numbers-last-sign = última señal { $time }
numbers-lag = Retraso
numbers-health = Salud de la sincronización
numbers-health-aside = última hora
numbers-health-failed = No se pudo cargar la salud de la sincronización.
numbers-checks-arriving = De WhatsApp a aquí
numbers-checks-showing = De aquí a la pantalla
numbers-checks-phone = Teléfono
numbers-checks-gaps = Huecos
numbers-checks-unreadables = Ilegibles
numbers-checks-portfolio = Portafolio
numbers-standings-well = bien
numbers-standings-watch = conviene mirar
numbers-standings-act = te necesita
numbers-lag-head-1 = Tramo
numbers-lag-head-2 = la mitad en menos de
numbers-lag-head-3 = el 95 % en menos de
numbers-lag-head-4 = el 99 % en menos de
numbers-lag-arriving = De la hora de WhatsApp a nuestro diario
numbers-lag-showing = Del diario a la pantalla
numbers-lag-count =
    { $n ->
        [one] de { $n } mensaje
       *[other] de { $n } mensajes
    }
numbers-lag-bars = Mensajes según cuánto tardaron del diario a la pantalla
numbers-lag-up-to = hasta { $span }
numbers-lag-more = más
numbers-lag-note = WhatsApp da segundos enteros, así que hasta un segundo de la primera línea es redondeo.
numbers-lag-none-text = No llegó nada en la última hora. Se mide a medida que llegan mensajes.
numbers-last-phone = Última actividad del teléfono
numbers-last-phone-none = ninguna aún
numbers-gaps = Huecos
numbers-gaps-aside = lo que podemos probar que nunca se nos dijo
numbers-gaps-none = No consta que falte nada.
numbers-gaps-none-text = Aquí aparecería una respuesta, una marca o una edición de un mensaje que nunca vimos.
numbers-gaps-more = Hay más; se muestran los más recientes.
numbers-gap-head-when = Cuándo
numbers-gap-head-where = Conversación
numbers-gap-head-how = Cómo lo sabemos
numbers-gap-head-what = Qué hacer
numbers-gap-unknown = no se sabe
numbers-facts = Lo que WhatsApp dice de él
numbers-facts-none = Nada aún. Calidad, límites, nombres y plantillas aparecen cuando WhatsApp los cuenta.
numbers-facts-all = Ver todo: { $n }
numbers-fact-kinds-template = Plantilla
numbers-fact-kinds-template_quality = Calidad de la plantilla
numbers-fact-kinds-template_category = Categoría de la plantilla
numbers-fact-kinds-template_components = Texto de la plantilla
numbers-fact-kinds-number_quality = Calidad
numbers-fact-kinds-number_standing = Situación
numbers-fact-kinds-number_name = Nombre
numbers-fact-kinds-username = Nombre de usuario
numbers-fact-kinds-capability = Límites
numbers-fact-kinds-review = Revisión
numbers-fact-kinds-alert = Alerta
numbers-fact-kinds-settings = Ajustes
numbers-fact-kinds-security = Seguridad
numbers-fact-kinds-flow = Flujo
numbers-fact-kinds-payment = Pagos
numbers-fact-kinds-partner = Socio
numbers-fact-kinds-group = Grupo
numbers-fact-kinds-call = Llamadas
numbers-fact-kinds-handover = Traspaso
numbers-fact-kinds-other = Otro
numbers-mirrors = Lo que no se refleja
numbers-mirrors-aside = queda en el teléfono
numbers-mirrors-text = WhatsApp no comparte esto con nadie, así que no puede aparecer aquí:
numbers-not-mirrored-1-1 = Grupos
numbers-not-mirrored-1-2 = no se cuenta ningún mensaje ni miembro de un grupo; los chats de grupo viven solo en el teléfono
numbers-not-mirrored-2-1 = Llamadas
numbers-not-mirrored-2-2 = las de voz y video, también las perdidas, suenan y quedan en el teléfono
numbers-not-mirrored-3-1 = Estados
numbers-not-mirrored-3-2 = lo que el negocio publica como estado, y las respuestas
numbers-not-mirrored-4-1 = Listas de difusión
numbers-not-mirrored-4-2 = solo lectura en el teléfono desde que se conectó el número
numbers-not-mirrored-5-1 = Temporales, ver una vez, ubicación en tiempo real
numbers-not-mirrored-5-2 = desactivados mientras esté conectado; los anteriores quedan en el teléfono
numbers-not-mirrored-6-1 = Etiquetas, archivo, fotos de perfil
numbers-not-mirrored-6-2 = cada lado tiene lo suyo
numbers-to-unreadables = Verlos
numbers-flow = Entrada y salida
numbers-backlog = Entregas sin fusionar
numbers-unreadables = Ilegibles
numbers-unknown-numbers = Para números desconocidos
numbers-timeline = Lo que pasó
numbers-timeline-empty = Nada aún.
numbers-syncing = Está llegando el pasado del teléfono.
numbers-syncing-text =
    { $oldestGiven ->
        [no] { $messages } mensajes hasta ahora.
       *[yes] { $messages } mensajes, hasta { $oldest } atrás.
    }
numbers-syncing-contacts = Están llegando los contactos del teléfono.
numbers-details = Detalles

## operator

operator-title = Operación
operator-health = Salud
operator-journal = Diario
operator-writable = acepta entregas
operator-not-writable = no se puede escribir: WhatsApp guarda y repite
operator-entries = entradas, { $size }
operator-merger = Fusión
operator-up-to-date = al día
operator-backlog =
    { $n ->
        [0] nada espera
       *[other] { $n } entregas esperan
    }
operator-lag = { $span } de retraso
operator-signatures = Firmas rechazadas
operator-signatures-text = Entregas que no firmó tu app de Meta. No se guarda nada de ellas.
operator-alerts = Alertas
operator-no-alerts = Nada te necesita.
operator-unreadables = Entregas ilegibles
operator-unreadables-text = Guardadas enteras, respondidas con 200, no entendidas. Repetir las lee de nuevo con esta versión.
operator-no-unreadables = Se leyeron todas las entregas.
operator-no-unreadables-text = Lo que no se puede leer se guarda aquí con su motivo, y se puede leer de nuevo después.
operator-received = Recibida
operator-field = Campo
operator-reason = Por qué
operator-state-kept = guardada
operator-state-replayed = leída después
operator-no-field = ninguno
operator-show = Ver el cuerpo
operator-replay = Repetir
operator-replay-read = Leída. Ya es parte de las conversaciones.
operator-replay-still = Sigue ilegible: { $reason }
operator-body = Cuerpo
operator-failed = No se pudieron cargar las ilegibles.
operator-health-failed = No se pudo cargar la salud.
operator-denied = Esta página no es para ti.
operator-denied-text = La ven propietarios y supervisores. Pregunta a tu propietario.
operator-load-more = Cargar más

## team-page

team-page-title = Equipo
team-page-failed = No se pudo cargar el equipo.
team-page-invite = Invitar a alguien
team-page-members =
    { $n ->
        [one] { $n } persona
       *[other] { $n } personas
    }
team-page-name = Nombre
team-page-email = Correo electrónico
team-page-role = Rol
team-page-last-here = Última vez aquí
team-page-you = Tú
team-page-away = Ausente desde { $time }
team-page-there = Presente
team-page-state = Situación
team-page-never = Sin sesión
team-page-role-of = Rol de { $name }
team-page-remove-title = ¿Quitar a { $name } del equipo?
team-page-remove-text = Se cierra su sesión en todas partes al instante. Sus conversaciones abiertas quedan sin asignar, para que ningún cliente lo espere. Su nombre queda en lo que hizo.
team-page-remove-do = Quitar
team-page-removed =
    { $n ->
        [0] { $name } ya no es del equipo.
        [one] { $name } ya no es del equipo. { $n } conversación queda sin asignar.
       *[other] { $name } ya no es del equipo. { $n } conversaciones quedan sin asignar.
    }
team-page-kept =
    { $n ->
        [one] { $n } conversación no se pudo soltar. Búscala por su asignado.
       *[other] { $n } conversaciones no se pudieron soltar. Búscalas por su asignado.
    }
team-page-failed-to-do = No se cambió nada.
team-page-invitations = Invitaciones abiertas
team-page-none = No hay invitaciones abiertas.
team-page-none-text = Un enlace deja entrar a una persona, durante una semana.
team-page-invited = { $role }, invitación de { $who }, hasta { $until }
team-page-somebody = alguien que se fue
team-page-resets = Otra contraseña para { $name }, enlace de { $who }, hasta { $until }
team-page-more = Qué hacer con { $name }
team-page-reset = Enlace para otra contraseña
team-page-reset-title = Otra contraseña para { $name }
team-page-reset-text = Para quien olvidó la contraseña o perdió la app. Al usar el enlace se desactiva la verificación en dos pasos, se quitan las llaves de acceso y se cierran las sesiones; hasta entonces no cambia nada.
team-page-remove-entry = Quitar del equipo
team-page-revoke = Anular
team-page-invite-text = Abre un enlace, elige nombre y contraseña, y está dentro. Un enlace es para una persona.
team-page-may-owner = Puede todo, y es quien decide quiénes son propietarios.
team-page-may-admin = Cambia el equipo, conecta números y configura bots.
team-page-may-supervisor = Dirige el trabajo del equipo: reglas, informes, páginas de operación.
team-page-may-agent = Responde a los clientes.
team-page-may-viewer = Lo lee todo y no cambia nada.
team-page-make = Crear un enlace
team-page-link = El enlace
team-page-link-text = Dáselo a una sola persona. Funciona hasta { $until }, y se muestra solo esta vez.
team-page-copy = Copiar
team-page-copied = Copiado
team-page-done = Listo
team-page-join-title = Unirse a { $workspace }
team-page-join-by = { $who } te invita. Tu rol: { $role }.
team-page-join-role = Tu rol: { $role }.
team-page-join-name = Tu nombre
team-page-join-name-hint = Tu equipo lo ve.
team-page-join-submit = Unirme
team-page-join-reset-title = Poner otra contraseña
team-page-join-reset-text = Para { $name }. Se desactiva la verificación en dos pasos, se quitan las llaves de acceso y se cierra tu sesión en todos los demás sitios.
team-page-join-reset-submit = Guardar e iniciar sesión
team-page-join-have = ¿Ya tienes cuenta? Inicia sesión.

## palette

palette-title = Ir a todo
palette-field = Una persona, palabras, un número, un comando
palette-commands = Comandos y lugares
palette-people = Personas
palette-messages = Mensajes
palette-results = Lo que se encontró
palette-nothing = No se encuentra nada.
palette-nothing-text = Prueba con parte de un nombre, los últimos dígitos de un número o una palabra de un mensaje.
palette-failed = La búsqueda no responde.
palette-inbox = Bandeja: { $view }
palette-unread = Bandeja: no leídas
palette-ten-minutes = Bandeja: esperan diez minutos o más
palette-closing = Bandeja: la ventana cierra en menos de una hora
palette-phone-spoke = Bandeja: el teléfono habló último
palette-labelled = Bandeja: etiqueta { $label }
palette-saved-view = Vista: { $name }
palette-numbers = Números
palette-number = Número: { $name }
palette-rules = Reglas: { $name }
palette-operator = Página de operación
palette-team = Equipo
palette-account = Mi cuenta: nombre, contraseña, dónde tengo sesión
palette-keys = Todos los atajos

## story

story-title = ¿Por qué está aquí?
story-failed = No se pudo cargar su historia.
story-here = En esta bandeja
story-phone = En el teléfono
story-told = Contado por
story-id = Id de WhatsApp
story-copy-id = Copiar el id de WhatsApp
story-no-id = Ninguno aún
story-price = Precio
story-charged =
    { $categoryGiven ->
        [no] Cobrado
       *[yes] Cobrado como { $category }
    }
story-free =
    { $categoryGiven ->
        [no] Gratis
       *[yes] Gratis, como { $category }
    }
story-steps = Lo que pasó
story-untimed = hora no contada
story-sources-live = WhatsApp, en el momento
story-sources-echo = el eco del teléfono que da WhatsApp
story-sources-history = el historial que compartió el teléfono
story-sources-api = esta bandeja, donde se escribió
story-sources-response = la respuesta de WhatsApp a nuestra llamada
story-sources-status = un estado de WhatsApp
story-stands = Está aquí.
story-phone-side-same = Está allí igual que aquí.
story-phone-side-later = Aún no. WhatsApp no lo ha tomado.
story-phone-side-never = Nunca salió, así que no está allí.
story-phone-side-unknown = No se sabe. La llamada no tuvo respuesta; lo dirá un estado o un eco.
story-phone-side-alone = Solo allí. WhatsApp no entrega lo que contiene; ábrelo en el teléfono.
story-phone-side-taken_back = Estuvo allí y se retiró.
story-written = { $who } lo escribió aquí
story-due = Llegó su hora
story-called =
    { $attempt ->
        [one] Se llamó a WhatsApp
       *[other] Se llamó a WhatsApp, intento { $attempt }
    }
story-outcome-queued = Espera de nuevo.
story-outcome-waiting = WhatsApp no lo tomó ahora.
story-outcome-sending = La llamada está en curso.
story-outcome-accepted = WhatsApp lo tomó.
story-outcome-sent = WhatsApp lo tomó.
story-outcome-delivered = WhatsApp lo tomó.
story-outcome-read = WhatsApp lo tomó.
story-outcome-played = WhatsApp lo tomó.
story-outcome-failed = Falló.
story-outcome-refused = WhatsApp lo rechazó.
story-outcome-unknown = No llegó respuesta.
story-outcome-withdrawn = Retirado: otro respondió antes.
story-outcome-cancelled = Una persona lo recuperó.
story-outcome-expired = Era demasiado tarde.
story-said-in = Lo envió el cliente
story-said-out = Lo envió el negocio
story-heard = Twinline se enteró
story-file-here = Su archivo se guardó aquí
story-sent = Lo tenían los servidores de WhatsApp
story-delivered = Estaba en el dispositivo del cliente
story-read = El cliente lo leyó
story-played = El cliente lo reprodujo
story-delivery-failed = No se pudo entregar
story-edited-in = El cliente lo cambió
story-edited-out = Se cambió en el teléfono
story-revoked-in = El cliente lo eliminó
story-revoked-out = Se eliminó en el teléfono
story-reacted = { $who } reaccionó con { $emoji }
story-unreacted = { $who } quitó una reacción
story-customer = El cliente
story-business = El negocio
story-automatic =
    { $whoGiven ->
        [no] Las reglas lo tomaron por un mensaje de la propia app
       *[yes] { $who } lo marcó como enviado por la app sola
    }

## bulk

bulk-bar = Qué hacer con las conversaciones elegidas
bulk-count =
    { $n ->
        [0] Ninguna elegida
       *[other] { $n } elegidas
    }
bulk-most = { $n } elegidas, el máximo a la vez
bulk-all = Elegir todas las cargadas
bulk-resolve = Resolver
bulk-reopen = Reabrir
bulk-snooze = Posponer
bulk-assign = Asignar
bulk-nobody = Nadie
bulk-labels = Etiquetas
bulk-no-labels = Aún no hay etiquetas. L en una conversación crea una.
bulk-read = Marcar como leídas
bulk-unread = Marcar como no leídas
bulk-clear = Dejar de elegir
bulk-done-resolved =
    { $n ->
        [one] { $n } conversación resuelta.
       *[other] { $n } conversaciones resueltas.
    }
bulk-done-open =
    { $n ->
        [one] { $n } conversación reabierta.
       *[other] { $n } conversaciones reabiertas.
    }
bulk-done-snoozed =
    { $n ->
        [one] { $n } conversación pospuesta.
       *[other] { $n } conversaciones pospuestas.
    }
bulk-done-assigned =
    { $toGiven ->
        [no]
            { $n ->
                [one] { $n } conversación sin asignar.
               *[other] { $n } conversaciones sin asignar.
            }
       *[yes]
            { $n ->
                [one] { $n } conversación asignada a { $to }.
               *[other] { $n } conversaciones asignadas a { $to }.
            }
    }
bulk-done-labelled =
    { $on ->
        [yes]
            { $n ->
                [one] { $n } conversación con la etiqueta { $label }.
               *[other] { $n } conversaciones con la etiqueta { $label }.
            }
       *[no]
            { $n ->
                [one] { $label } se quitó de { $n } conversación.
               *[other] { $label } se quitó de { $n } conversaciones.
            }
    }
bulk-done-read =
    { $n ->
        [one] { $n } conversación leída.
       *[other] { $n } conversaciones leídas.
    }
bulk-done-unread =
    { $n ->
        [one] { $n } conversación no leída para el equipo.
       *[other] { $n } conversaciones no leídas para el equipo.
    }
bulk-nothing = Ya estaban así.
bulk-refused =
    { $n ->
        [one] Una quedó igual: { $why }
       *[other] { $n } quedaron igual: { $why }
    }

## account

account-title = Mi cuenta
account-profile = Perfil
account-name = Nombre
account-email = Correo electrónico
account-password = Contraseña
account-password-for-email = Tu contraseña, porque cambia el correo
account-save = Guardar
account-saved = Guardado.
account-password-title = Contraseña
account-password-now = Contraseña actual
account-password-next = Contraseña nueva
account-password-hint = Al menos 12 caracteres. Se cierra tu sesión en los demás sitios.
account-password-short = Hacen falta al menos 12 caracteres.
account-password-same = Es la que ya tienes.
account-set-password = Cambiar contraseña
account-password-set = La contraseña está cambiada. Se cerró tu sesión en los demás sitios.
account-sessions = Dónde tienes sesión
account-sessions-failed = No se pudieron cargar tus sesiones.
account-here = Este navegador
account-began = Desde { $since }, último uso { $last }
account-unknown-browser = Navegador desconocido
account-browser-on = { $browser } en { $system }
account-end = Cerrar sesión
account-end-of = Cerrar sesión: { $name }
account-end-others = Cerrar sesión en los demás sitios
account-ended = Sesión cerrada allí.

## factors

factors-title = Verificación en dos pasos
factors-failed = No se pudo cargar cómo inicias sesión.
factors-off = Desactivada
factors-on = Activa desde { $since }
factors-text = Después de la contraseña, un código de una app de autenticación en tu teléfono. Quien sepa solo tu contraseña no llega a nada.
factors-begin = Configurar una app
factors-password = Tu contraseña
factors-password-text = Para saber que eres tú, y no alguien en tu navegador abierto.
factors-go = Continuar
factors-scan = Escanéalo con tu app de autenticación, o escribe la clave en ella.
factors-picture = La clave, como imagen para la app
factors-key = Clave
factors-code = Código de la app
factors-code-text = Seis dígitos. Cambian cada medio minuto.
factors-turn-on = Activar
factors-codes-title = Códigos de recuperación
factors-codes-text = Si pierdes el teléfono, cada uno te deja entrar una vez. Se muestran solo ahora: guárdalos donde guardas contraseñas.
factors-copy = Copiar
factors-copied = Copiado
factors-download = Guardar en un archivo
factors-kept = Los guardé
factors-left =
    { $n ->
        [0] No queda ningún código de recuperación.
        [one] Queda { $n } código de recuperación.
       *[other] Quedan { $n } códigos de recuperación.
    }
factors-few = Crea otros antes de usar el último.
factors-renew = Códigos de recuperación nuevos
factors-turn-off = Desactivar
factors-turn-off-title = Desactivar la verificación en dos pasos
factors-turned-off = La verificación en dos pasos está desactivada.
factors-passkeys = Llaves de acceso
factors-passkeys-text = Entra con tu huella, tu rostro o una llave, sin contraseña. Una llave de acceso queda en tu dispositivo y no se puede contar a nadie.
factors-passkeys-impossible = Las llaves de acceso pertenecen a un nombre. Abre la bandeja en una dirección con nombre, por HTTPS, o en localhost en esta máquina.
factors-no-browser = Este navegador no admite llaves de acceso.
factors-add = Agregar una llave de acceso
factors-name = Nombre
factors-name-text = Para que la reconozcas.
factors-name-default = Mi dispositivo
factors-made = Creada { $at }
factors-used = Creada { $made }, último uso { $at }
factors-remove = Quitar
factors-remove-of = Quitar la llave { $name }
factors-removed = La llave { $name } se quitó. Elimínala también en el dispositivo.
factors-added = { $name } se agregó. Úsala la próxima vez.
factors-cancelled = No se creó ninguna llave.
factors-cancelled-text = El navegador preguntó y nadie respondió, o el dispositivo ya tiene una.

## fields

fields-label = Campos
fields-none = Guarda aquí lo que tu equipo quiere saber de sus clientes: un nivel, un cumpleaños, una alergia.
fields-first = Crear el primer campo
fields-ask-leads = Los campos los crea un supervisor, un administrador o un propietario.
fields-alter = Crear, cambiar o quitar campos
fields-add = Agregar
fields-not-set = Sin valor
fields-yes = Sí
fields-no = No
fields-of = { $name }: { $value }
fields-save = Guardar
fields-set = { $name } es ahora { $value }.
fields-emptied = { $name } está ahora vacío.
fields-others-said = Dos fichas de esta persona se hicieron una. La otra decía: { $values }.
fields-use = Usar { $value }
fields-keep =
    { $valueGiven ->
        [no] Dejarlo vacío
       *[yes] Dejar { $value }
    }
fields-number-hint = Dígitos, con punto antes de los decimales
fields-window-title = Campos de clientes
fields-window-hint = Los tiene cada cliente, en todos tus números. Todo el equipo los ve y los llena.
fields-window-empty = Aún no hay campos.
fields-window-add = Campo nuevo
fields-window-name = Nombre
fields-window-kind = Qué contiene
fields-window-kind-stays = Un campo conserva su tipo. Crea otro para otra cosa.
fields-window-choices = Valores para elegir, uno por línea
fields-window-choices-hint = Un valor que quites queda donde está hasta que alguien lo cambie.
fields-window-save = Guardar
fields-window-create = Crear el campo
fields-window-remove = Quitar
fields-window-alter = Cambiar o quitar { $name }
fields-window-up = Subir { $name }
fields-window-down = Bajar { $name }
fields-window-removed = { $name } se quitó, con lo que tenía. Deshacer lo devuelve todo.
fields-kinds-text = Texto
fields-kinds-number = Número
fields-kinds-date = Fecha
fields-kinds-yes_no = Sí o no
fields-kinds-choice = Uno de varios valores

## forward

forward-title = Reenviar
forward-find = Buscar una persona o un número
forward-recent = Conversaciones recientes
forward-found = Encontrado
forward-nobody = No se encontró a nadie.
forward-nobody-text = Prueba con parte del nombre, o los últimos dígitos del número.
forward-failed = No se pudieron cargar las conversaciones.
forward-send = Enviar
forward-send-to = Enviar a { $name }
forward-sent = Enviado
forward-open = Abrir
forward-open-of = Abrir la conversación con { $name }
forward-note = Sale como mensaje tuyo: la API de WhatsApp no tiene marca de reenvío.

## views-window

views-window-title = Vistas
views-window-hint = Lo que buscas una y otra vez: lo que muestra la lista, con un nombre. Para ti o para todo el equipo.
views-window-hint-looks-on = Lo que buscas una y otra vez: lo que muestra la lista, con un nombre. Para ti.
views-window-nothing = Ahora mismo la lista lo muestra todo. Primero pon filtros o un orden.
views-window-name = Nombre
views-window-example = Esperan más de una hora
views-window-share = La tiene todo el equipo
views-window-now = Mostrar lo que la lista muestra ahora
views-window-shows = Muestra:
views-window-save = Guardar
views-window-remove = Quitar
views-window-alter = Cambiar o quitar { $name }
views-window-of-the-team = Del equipo
views-window-mine = Mía
views-window-removed = Se quitó { $name }.

## notices

notices-region = Lo que pasa en otro lugar
notices-needs-person = Necesita a una persona
notices-mentioned = Te mencionan
notices-mentioned-text = Un colega te escribió una nota. Ábrela.

## account-notices

account-notices-title = Avisos
account-notices-about = Avísame cuando un cliente escriba en
account-notices-abouts-mine = Mis conversaciones
account-notices-abouts-unassigned = Conversaciones de nadie
account-notices-abouts-all = Todas las conversaciones
account-notices-view = La vista { $name }
account-notices-mentions = Un colega me menciona
account-notices-how = Cómo
account-notices-sound = Un sonido
account-notices-hear = Escucharlo
account-notices-desktop = Avisos de este dispositivo, mientras la página no se ve
account-notices-desktop-none = Este navegador no tiene.
account-notices-desktop-denied = El navegador no lo permite.
account-notices-desktop-denied-remedy = Permite las notificaciones de esta página en los ajustes del navegador y márcalo otra vez.
account-notices-desktop-here = Márcalo para permitirlo también en este navegador.
account-notices-quiet = Horas de silencio, sin sonido ni dispositivo
account-notices-quiet-from = Desde
account-notices-quiet-to = Hasta
