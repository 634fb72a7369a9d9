## common

common-try-again = Tentar de novo
common-close = Fechar
common-cancel = Cancelar
common-back = Voltar
common-copy = Copiar
common-copied = Copiado
common-undo = Desfazer
common-unreachable = O servidor não responde.
common-unreachable-remedy = Veja se o aparelho está on-line; ele tenta de novo sozinho.
common-request-id = Solicitação { $id }

## nav

nav-main = Principal
nav-inbox = Caixa
nav-inbox-waiting = Caixa, { $n } esperando
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = Números
nav-operator = Operação
nav-dark = Cores escuras
nav-light = Cores claras
nav-account =
    { $isAway ->
        [yes] { $name }, conta, ausente
       *[no] { $name }, conta
    }
nav-sign-out = Sair
nav-undo-send =
    { $seconds ->
        [0] Desfazer envio: desligado
       *[other] Desfazer envio: { $seconds } s
    }
nav-more = Mais
nav-bench = Bancada de testes
nav-role-owner = Proprietário
nav-role-admin = Administrador
nav-role-supervisor = Supervisor
nav-role-agent = Atendente
nav-role-viewer = Observador
nav-team = Equipe
nav-my-account = Minha conta
nav-go-away = Estou ausente
nav-come-back = Voltei
nav-away-failed = Nada mudou: o servidor não foi alcançado.

## connection

connection-none = Sem conexão.
connection-read-only = Você pode ler e escrever, nada se perde.
connection-waits =
    { $n ->
        [one] Você pode ler e escrever, { $n } mensagem espera.
       *[other] Você pode ler e escrever, { $n } mensagens esperam.
    }

## language

language-label = Idioma
language-hint = Das suas páginas, em todos os aparelhos. O que os clientes escrevem fica como está.

## signIn

sign-in-title = Entrar
sign-in-email = E-mail
sign-in-password = Senha
sign-in-submit = Entrar
sign-in-no-account = Sem conta? Peça ao proprietário um link de convite.
sign-in-failed = E-mail ou senha incorretos.
sign-in-failed-remedy = Confira os dois. Quem esqueceu a senha pede um link a um proprietário ou administrador.
sign-in-code = Código
sign-in-code-text = Do seu app autenticador, ou um código de recuperação.
sign-in-passkey = Usar uma chave de acesso
sign-in-no-passkey = Nenhuma chave de acesso foi usada.
sign-in-no-passkey-remedy = Tente de novo, ou entre com e-mail e senha.
sign-in-too-many = Tentativas demais.
sign-in-phone-side = O celular na loja
sign-in-inbox-side = A equipe na caixa
sign-in-claim-1 = Um número.
sign-in-claim-2 = Uma conversa.
sign-in-claim-text = Os dois lados veem o mesmo, e ninguém responde por cima de outro.

## list

list-title = Caixa
list-draft = Rascunho:
list-choose = Escolher { $name }
list-choose-several = Escolher várias
list-choose-no-more = Parar de escolher
list-views-waiting = Esperando
list-views-mine = Minhas
list-views-unassigned = Sem responsável
list-views-all = Todas
list-views-snoozed = Adiadas
list-views-resolved = Resolvidas
list-sorts-recent = Mais recentes primeiro
list-sorts-longest_wait = Maior espera primeiro
list-sort = Ordem
list-filter = Visões
list-label = Conversas
list-marked-unread = Marcada como não lida
list-unread =
    { $n ->
        [one] { $n } não lida
       *[other] { $n } não lidas
    }
list-waits = Espera { $span }
list-waits-less = < 1 min
list-not-confirmed = Não confirmada
list-not-sent = Não enviada
list-needs-person = Precisa de uma pessoa
list-closes-in = fecha em { $span }
list-loading-more = Carregando mais
list-failed = Não foi possível carregar as conversas.
list-more-failed = Não foi possível carregar mais.
list-empty-waiting = Ninguém está esperando
list-empty-waiting-text = Quem escrever a seguir aparece aqui na hora.
list-show-all = Mostrar todas: { $n }
list-empty-mine = Nada está com você
list-empty-mine-text = Fique com uma conversa para mantê-la aqui.
list-empty-unassigned = Tudo tem alguém
list-empty-unassigned-text = Conversas sem pessoa aparecem aqui.
list-empty-all = Ainda não há conversas
list-empty-all-text = Elas aparecem assim que um cliente escreve, ou com o histórico de um número conectado.
list-until = até { $time }
list-empty-snoozed = Nada está adiado
list-empty-snoozed-text = Adie uma conversa para tirá-la do caminho até uma hora, ou até o cliente escrever.
list-empty-resolved = Nada está resolvido
list-empty-resolved-text = Conversas resolvidas descansam aqui até o cliente escrever de novo.
list-to-numbers = Conectar um número
list-kinds-image = Foto
list-kinds-video = Vídeo
list-kinds-audio = Mensagem de voz
list-kinds-sticker = Figurinha
list-kinds-document = Documento
list-kinds-location = Localização
list-kinds-contacts = Contato
list-kinds-template = Modelo
list-kinds-interactive = Botões
list-kinds-reaction = Reação
list-kinds-system = Aviso do WhatsApp
list-kinds-order = Pedido
list-kinds-button = Botão
list-kinds-poll_creation = Enquete
list-kinds-poll_update = Voto em uma enquete
list-kinds-group_invite = Convite para um grupo
list-kinds-pin = Mensagem fixada
list-kinds-keep_in_chat = Mensagem mantida
list-kinds-gif = GIF
list-kinds-product = Produto
list-kinds-list = Lista
list-kinds-errors = Mensagem
list-kinds-edit = Edição
list-kinds-media_placeholder = Mídia
list-kinds-request_welcome = Abriu a conversa
list-kinds-unsupported = Uma mensagem que o WhatsApp não repassa
list-kinds-placeholder = Uma mensagem de que nada nos foi dito
list-deleted = Mensagem apagada
list-other-kind = Mensagem do tipo “{ $kind }”
list-nothing-yet = Nada escrito ainda

## filters

filters-open = Filtrar
filters-title = Mostrar só
filters-clear = Remover os filtros
filters-remove = Remover: { $what }
filters-empty = Nada corresponde aos filtros
filters-empty-text = Remova um deles, ou todos.
filters-state = Conversas
filters-state-open = Abertas
filters-chip = { $name }: { $values }
filters-names-line = Número
filters-names-last_word = Última palavra
filters-names-floor = Vez
filters-names-assignee = Com
filters-names-label = Etiqueta
filters-names-unread = Leitura
filters-names-waiting_minutes = Espera pelo menos
filters-names-closing_minutes = Janela fecha em
filters-unread = Não lida
filters-me = Eu
filters-nobody = Ninguém
filters-unknown-number = Um número que não existe mais
filters-unknown-label = Uma etiqueta que não existe mais
filters-unknown-person = Alguém que não está mais
filters-speakers-customer = Cliente
filters-speakers-phone = Celular
filters-speakers-agent = Equipe
filters-speakers-bot = Bot
filters-speakers-campaign = Campanha
filters-speakers-api = Outro software
filters-speakers-unknown = Desconhecido
filters-holders-nobody = Ninguém
filters-holders-phone = Celular
filters-holders-agent = Equipe
filters-holders-bot = Bot

## views

views-title = Visões
views-mine = Minhas
views-team = Da equipe
views-none = Defina filtros ou uma ordem e salve aqui com um nome.
views-save = Salvar o que a lista mostra…
views-manage = Alterar ou remover visões…
views-shown = Visões: { $name }

## search

search-label = Buscar
search-placeholder = Nome, número ou palavras
search-end = Encerrar a busca
search-results = Encontrado
search-people = Pessoas
search-messages = Mensagens
search-count =
    { $people ->
        [one]
            { $more ->
                [yes] { $people } pessoa, { $messages } ou mais mensagens
               *[no]
                    { $messages ->
                        [one] { $people } pessoa, { $messages } mensagem
                       *[other] { $people } pessoa, { $messages } mensagens
                    }
            }
       *[other]
            { $more ->
                [yes] { $people } pessoas, { $messages } ou mais mensagens
               *[no]
                    { $messages ->
                        [one] { $people } pessoas, { $messages } mensagem
                       *[other] { $people } pessoas, { $messages } mensagens
                    }
            }
    }
search-empty = Nada encontrado para “{ $q }”
search-empty-text = Cada palavra precisa ser o começo de uma palavra de uma mensagem, de um nome ou de um número.
search-more = Mostrar mensagens anteriores
search-failed = Não foi possível buscar.
search-walk = Mensagens anteriores ainda estão sendo lidas: { $percent } %.
search-no-conversation = Na agenda, ainda sem conversa

## start

start-answered = Tudo respondido
start-pick = Escolha uma conversa
start-waiting =
    { $n ->
        [one] { $n } cliente espera uma resposta.
       *[other] { $n } clientes esperam uma resposta.
    }
start-nobody-waits = Ninguém espera uma resposta.

## keys

keys-title = Teclado
keys-next = Próxima conversa
keys-previous = Conversa anterior
keys-open = Abrir
keys-back = Voltar à lista
keys-search = Buscar
keys-everything = Ir para qualquer coisa: pessoas, mensagens, números, comandos
keys-filter = Filtrar a lista
keys-save-view = Salvar o que a lista mostra como visão
keys-choose = Escolher, e a próxima
keys-reply = Escrever uma resposta
keys-note = Escrever uma nota para a equipe
keys-resolve = Resolver ou reabrir
keys-snooze = Adiar
keys-unread = Marcar como não lida, ou lida
keys-pin = Fixar no topo, ou soltar
keys-labels = Etiquetas
keys-floor = Pegar ou passar a vez
keys-person = Mostrar ou ocultar a pessoa
keys-templates = Escolher um modelo
keys-bold = Negrito, itálico (ao escrever)
keys-struck = Tachado, largura fixa (ao escrever)
keys-messages = Percorrer as mensagens (na conversa)
keys-why = Por que uma mensagem está aqui (sobre ela)
keys-date = Ir para uma data
keys-help = Todos os atalhos

## note

note-mentions = Menções
note-mentions-new = Menções, { $n } novas
note-as = Escrever como
note-reply = Resposta
note-note = Nota
note-of = Nota de { $name }
note-more = Mais sobre a nota de { $name }
note-only = Só a sua equipe vê isto
note-edited = editada
note-you = Você

## thread

thread-looks-on = Você está observando. Seu papel lê tudo e não muda nada.
thread-is-away = ausente
thread-label = Conversa com { $name }
thread-waits-since = Espera uma resposta desde { $time }
thread-waits-since-short = Espera desde { $time }
thread-resolved = Resolvida
thread-answered-by = { $who } respondeu { $time }
thread-last-message = Última mensagem { $time }
thread-history-only = Do histórico do celular
thread-resolve = Resolver
thread-reopen = Reabrir
thread-assign = Atribuir
thread-assign-to = Com { $name }
thread-assign-nobody = Ninguém
thread-assign-me = Eu
thread-show-person = Mostrar pessoa
thread-hide-person = Ocultar pessoa
thread-more = Mais
thread-back-to-list = Voltar às conversas
thread-older = Carregando mensagens anteriores
thread-newer = Carregando mensagens mais novas
thread-older-failed = Não foi possível carregar mensagens anteriores.
thread-newer-failed = Não foi possível carregar mensagens mais novas.
thread-beginning = Aqui começa.
thread-failed = Não foi possível carregar esta conversa.
thread-missing = Essa conversa não existe.
thread-missing-text = Ela pode ser de um número que você não pode ver, ou nunca esteve aqui.
thread-empty = Ainda não há mensagens
thread-empty-text = O que qualquer lado escrever aparece aqui.
thread-news =
    { $n ->
        [one] { $n } nova
       *[other] { $n } novas
    }
thread-from-history = { $day } · do histórico
thread-to-newest = Para a mensagem mais nova
thread-new-below =
    { $n ->
        [one] { $n } mensagem nova abaixo
       *[other] { $n } mensagens novas abaixo
    }
thread-phone = Celular
thread-business-app = App de negócios
thread-bot-name = Bot
thread-bot = bot
thread-campaign = campanha
thread-api = outro software
thread-unknown-author = Remetente desconhecido
thread-you = Você
thread-edited-at = Editada { $time }.
thread-forwarded = Encaminhada
thread-forwarded-often = Encaminhada muitas vezes
thread-from-ad =
    { $headlineGiven ->
        [no] De um anúncio
       *[yes] De um anúncio: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] De uma publicação
       *[yes] De uma publicação: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] Sobre um artigo
       *[yes] Sobre o artigo { $id }
    }
thread-edited-before = Antes: { $text }
thread-deleted-by-customer = Apagada pelo cliente, { $time }
thread-deleted-on-phone = Apagada no celular, { $time }
thread-mark-automatic = O app enviou sozinho
thread-automatic = Enviada pelo próprio app. Não responde a ninguém e não pega a vez.
thread-not-automatic = Uma pessoa escreveu
thread-quoted-unknown = Não está no histórico que recebemos
thread-quoted-empty = Uma mensagem sem palavras
thread-your-side = Seu lado
thread-look-on-phone = Veja no celular.
thread-notice = Aviso do WhatsApp
thread-reply = Responder a esta mensagem
thread-react = Reagir a esta mensagem
thread-react-with = Reagir com { $emoji }
thread-take-reaction-back = Retirar { $emoji }
thread-own-reaction = Outro emoji
thread-own-reaction-set = Reagir
thread-reacting =
    { $emojiGiven ->
        [no] Retirando…
       *[yes] { $emoji } está a caminho…
    }
thread-reaction-waits = O WhatsApp ainda não aceitou. Vai sozinho.
thread-reaction-failed = Sem reação: { $fact }
thread-viewer = Fotos
thread-save = Salvar a foto
thread-more-of = Mais sobre esta mensagem
thread-copy-text = Copiar o texto
thread-forward = Encaminhar
thread-why = Por que isto está aqui?
thread-to-date = Ir para uma data
thread-media-waiting = A caminho
thread-media-fetching = Sendo baixado
thread-media-delayed = Ainda não está aqui
thread-media-delayed-detail = { $reason } Tenta-se de novo sozinho.
thread-media-try-now = Tentar agora
thread-media-too_large = Grande demais para baixar
thread-media-expired = O WhatsApp não tem mais
thread-media-failed = Não foi possível baixar
thread-media-on-phone = Ainda está no celular.
thread-media-retry-failed = Não tentado: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] Uma mensagem de tipo desconhecido, visível no celular
               *[yes] Uma mensagem do tipo “{ $raw }”, visível no celular
            }
       *[yes] { $word }, visível no celular
    }
thread-unsupported =
    { $wordGiven ->
        [no] O WhatsApp não repassa esta mensagem
       *[yes] { $word }: o WhatsApp não repassa isto
    }
thread-shown-place = Um lugar
thread-shown-open-map = Abrir em um mapa
thread-shown-open-page = Abrir a página
thread-shown-copy-place = Copiar as coordenadas
thread-shown-copy = Copiar { $what }
thread-shown-copied = Copiado
thread-shown-nameless = Sem nome
thread-shown-no-way = Veio sem número e sem endereço.
thread-shown-birthday = Aniversário { $day }
thread-shown-buttons = O que o cliente pode tocar
thread-shown-cards = { $count } cartões lado a lado
thread-shown-does-answer = Responder
thread-shown-does-choices = Escolher
thread-shown-does-link = Abrir
thread-shown-does-call = Ligar
thread-shown-does-code = Copiar código
thread-shown-does-form = Abrir o formulário
thread-shown-does-place = Enviar localização
thread-shown-does-address = Enviar endereço
thread-shown-does-contact = Compartilhar número
thread-shown-does-goods = Ver artigos
thread-shown-does-other = Botão
thread-shown-answered-buttons = Tocou em um botão
thread-shown-answered-choices = Escolheu na lista
thread-shown-answered-form = Preencheu o formulário
thread-shown-answered-address = Enviou um endereço
thread-shown-answered-calls = Foi perguntado sobre ligações
thread-shown-answered-payment = Pagamento
thread-shown-calls =
    { $allowed ->
        [yes] Permite ligações
       *[no] Não permite ligações
    }
thread-shown-order = Pedido
thread-shown-quantity = Quantidade
thread-shown-article = Artigo
thread-shown-article-unknown = Artigo sem número
thread-shown-price = Preço
thread-shown-total = Total
thread-shown-template = Modelo { $name }
thread-shown-words-unknown = Suas palavras não são conhecidas aqui.

## voice

voice-record = Gravar uma mensagem de voz
voice-recording = Gravando
voice-discard = Descartar a gravação
voice-done = Pronto
voice-refused = Sem microfone.
voice-refused-remedy = Permita que esta página o use nas configurações do navegador, ou anexe um áudio.

## viewer

viewer-show = Mostrar na conversa
viewer-older = A anterior
viewer-newer = A próxima
viewer-all = Fotos desta conversa
viewer-of = { $what }, { $time }
viewer-picture = Foto
viewer-film = Vídeo
viewer-failed = As outras não puderam ser carregadas. São pedidas de novo quando você avançar.

## toDate

to-date-day = Dia
to-date-go = Ir
to-date-beginning = Para o começo
to-date-nothing = Não há para onde ir.

## floor

floor-by-speaking = pegou a vez ao responder
floor-took = pegou a vez
floor-took-from = pegou a vez de { $whom }
floor-bot-took = pegou a vez
floor-handed-over = passou para pessoas
floor-needs-person = Precisa de uma pessoa
floor-handed-back = devolveu a vez
floor-nobody-spoke = marcou a mensagem do celular como enviada pelo próprio app
floor-collided = O celular e { $bot } responderam ao mesmo tempo.
floor-collided-why = Os dois estavam a caminho, e nenhum podia saber do outro.
floor-expired = Vez livre de novo
floor-expired-after = Vez livre de novo, acabou o tempo de { $whom }
floor-whom-nobody = ninguém
floor-whom-bot = o bot
floor-whom-phone = o celular
floor-whom-agent = um atendente
floor-withdrew = O bot retirou a resposta
floor-withdrew-why-phone_answered = porque o celular respondeu antes.
floor-withdrew-why-agent_answered = porque a equipe respondeu antes.
floor-withdrew-why-turn_changed = porque o cliente escreveu mais.
floor-withdrew-why-floor_taken = porque alguém pegou a vez.
floor-withdrew-why-agent_types = porque alguém começou a escrever.
floor-nothing-sent = Nada foi enviado.
floor-show-text = Mostrar texto
floor-hide-text = Ocultar texto
floor-an-agent = Um atendente
floor-you-have = A vez é sua
floor-until = até { $time }
floor-since = desde { $time }
floor-until-answer = até você devolver
floor-lost = { $who }. Foi mais rápido.
floor-nobody-has = A vez é de ninguém
floor-your-answer-takes = Sua resposta a pega
floor-has = A vez é de { $who }
floor-has-until = A vez é de { $who } até { $time }
floor-answered-at = Respondeu às { $time }
floor-take-it = Pegar
floor-hand-back = Devolver
floor-group = Antes de enviar

## window

window-free = Texto livre
window-free-for = Texto livre por { $span }
window-until = até { $time }
window-then-templates = depois só modelos
window-closed = Só modelos
window-last-wrote = { $name } escreveu há { $span }
window-never-wrote = { $name } nunca escreveu aqui
window-closed-title = As 24 horas passaram.
window-closed-text = O texto livre volta quando { $name } escrever. Até lá um modelo pode sair, e o celular a qualquer hora.
window-never-title = Texto livre ainda não é permitido.
window-today = { $time }
window-tomorrow = amanhã, { $time }

## charge

charge-free = Sem custo
charge-from-here = Aqui { $price }, celular grátis
charge-templates = Modelos a partir de { $price }
charge-phone = grátis pelo celular
charge-phone-too = aqui e no celular
charge-first-free = as primeiras { $texts } do mês grátis
charge-every-one = cada mensagem
charge-hidden = Preço desconhecido
charge-hidden-why = o número está oculto
charge-card = { $market }, tarifas desde { $day }, antes de descontos
charge-notice = aviso { $price }
charge-offer = oferta { $price }
charge-code = código { $price }

## composer

composer-placeholder = Mensagem para { $name }
composer-send = Enviar
composer-send-hint = Enter envia, Shift e Enter começa uma linha
composer-enter = Enter
composer-attach = Anexar uma foto ou um documento
composer-voice = Mensagem de voz
composer-more = Anexar, falar, escolher modelo
composer-attach-offline = Arquivos precisam de conexão
composer-drop-here = Solte para anexar
composer-remove = Remover o anexo
composer-caption = Legenda para { $name }
composer-uploading = Enviando arquivo
composer-send-as = Enviar como
composer-send-as-choices-image = Foto
composer-send-as-choices-video = Vídeo
composer-send-as-choices-audio = Áudio
composer-send-as-choices-sticker = Figurinha
composer-send-as-choices-document = Documento
composer-upload-failed = Não foi possível enviar o arquivo.
composer-too-large = Este arquivo ({ $kind }) tem { $size }, o WhatsApp aceita { $limit }.
composer-too-large-media = Deixe menor, ou envie compactado, como documento.
composer-too-large-document = Deixe menor, ou envie um link.
composer-too-long = { $n } caracteres a mais para uma mensagem.
composer-reply-to = Resposta a { $name }
composer-clear-quote = Não citar
composer-answered-title = Alguém respondeu nesse meio-tempo.
composer-answered-by = { $who }, às { $time }.
composer-answered-phone = O celular
composer-answered-other = Outra pessoa
composer-read-first = Ler antes
composer-send-anyway = Enviar mesmo assim
composer-not-taken = Não enviada.
composer-edit = Editar
composer-discard = Descartar

## team

team-more = Mais para esta conversa
team-mark-unread = Marcar como não lida
team-mark-read = Marcar como lida
team-pin = Fixar no topo
team-unpin = Soltar
team-pinned = Fixada
team-told-unread =
    { $unread ->
        [yes] { $name } está como não lida para a equipe.
       *[no] { $name } está como lida.
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } está fixada no topo da sua lista.
       *[no] { $name } não está mais fixada.
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } não está com ninguém.
       *[yes] { $name } está com { $to }.
    }

## labels

labels-label = Etiquetas
labels-title = Etiquetas desta conversa
labels-find = Buscar ou criar uma etiqueta
labels-hint = São da equipe. As do celular são outras: o WhatsApp não fala delas a ninguém.
labels-create = Criar a etiqueta { $name }
labels-alter = Renomear, mudar a cor ou remover { $name }
labels-name = Nome
labels-colour = Cor
labels-colours-grey = Cinza
labels-colours-green = Verde
labels-colours-blue = Azul
labels-colours-violet = Violeta
labels-colours-plum = Ameixa
labels-colours-amber = Âmbar
labels-colours-red = Vermelho
labels-colours-teal = Turquesa
labels-remove = Remover
labels-removed = { $name } foi removida de todas as conversas.
labels-save = Salvar
labels-none = Nenhuma
labels-change = Mudar
labels-more = mais { $n }

## snooze

snooze-snooze = Adiar
snooze-until = De volta à lista
snooze-until-word = Quando o cliente escrever
snooze-note = Volta antes se o cliente escrever. O WhatsApp não sabe disto: no celular fica onde está.
snooze-short = Até { $time }
snooze-snoozed-until-word = Adiada até o cliente escrever
snooze-snoozed-until = Adiada até { $time }
snooze-told-open = { $name } está aberta de novo.
snooze-told-resolved = { $name } está resolvida.
snooze-told-snoozed = { $name } está adiada até escrever.
snooze-told-until = { $name } está adiada até { $time }.

## later

later-open = Dizer depois
later-nothing = Escreva algo antes
later-offline = Precisa de conexão
later-in-an-hour = Em uma hora
later-this-evening = Hoje à noite
later-tomorrow = Amanhã de manhã
later-next-monday = Segunda de manhã
later-own = Outra hora…
later-time = Hora
later-too-late = Texto livre não pode sair tão tarde: a janela fecha antes.
later-past = Essa hora já passou. Escolha uma que ainda venha.
later-say = Agendar
later-closes = A janela para texto livre fecha { $time }.
later-list = Para dizer depois
later-by = de { $name }
later-now = Dizer agora
later-back = Retirar
later-taken-back = Retirada. O texto está abaixo.
later-failed = Não agendada.

## replies

replies-title = Respostas rápidas
replies-keys = ↑ ↓ escolhe, Enter escreve, Esc deixa a barra
replies-none = Ainda não há respostas rápidas.
replies-none-found = Nenhuma resposta rápida contém “{ $q }”.
replies-edit = Escrever e mudar
replies-hint = O que sua equipe diz sempre de novo. Uma barra e o nome, no começo de uma mensagem, escrevem a resposta; depois dá para mudá-la antes de enviar.
replies-empty-title = Nada se repete ainda
replies-empty-text = Horários, o caminho até a loja, como pagar: escreva uma vez, e a equipe toda tem.
replies-add = Nova resposta
replies-shortcut = Nome
replies-text = O que diz
replies-blanks = { $all } são o primeiro nome do cliente, o nome inteiro e quem responde.
replies-save = Salvar
replies-remove = Remover /{ $name }
replies-removed = /{ $name } foi removida.
replies-undo = Desfazer

## emoji

emoji-open = Emoji
emoji-search = Buscar um emoji
emoji-loading = Carregando…
emoji-none = Nenhum emoji tem esse nome.
emoji-hint = As setas escolhem, Enter pega

## templates

templates-title = Enviar um modelo
templates-again = Tentar de novo
templates-open = Modelos
templates-pick = Escolher um modelo
templates-search = Buscar um modelo
templates-none-title = Nenhum modelo é conhecido
templates-none-text = A conta deste número não tem nenhum, ou o WhatsApp está sendo perguntado. São criados no Gerenciador do WhatsApp e aparecem aqui logo depois de aprovados.
templates-none-found = Nenhum modelo contém “{ $q }”.
templates-choose-title = Escolha um modelo
templates-choose-text = Aparece aqui como o cliente vai ver, com o que falta preencher.
templates-categories-utility = Aviso
templates-categories-marketing = Oferta
templates-categories-authentication = Código
templates-free = grátis
templates-back = Voltar à lista
templates-preview = Como vai ficar
templates-of-button = Fim do link de “{ $text }”
templates-example = Por exemplo, { $example }
templates-fill-in = Preencha
templates-missing = Preencha isto.
templates-file-image = Escolha uma foto
templates-file-video = Escolha um vídeo
templates-file-document = Escolha um documento
templates-any-file = Escolha um arquivo
templates-file-missing = Precisa de um arquivo acima das palavras.
templates-left =
    { $count ->
        [one] Falta preencher uma coisa
       *[other] Falta preencher { $count } coisas
    }
templates-goes-to = Vai para { $name }
templates-send = Enviar modelo

## present

present-both = { $first } e { $second }
present-and-others = { $first } e mais { $others }
present-here =
    { $count ->
        [one] { $who } também está aqui.
       *[other] { $who } também estão aqui.
    }
present-write =
    { $count ->
        [one] { $who } está escrevendo uma resposta.
       *[other] { $who } estão escrevendo uma resposta.
    }

## send

send-can-be-undone = Sai em { $seconds } s.
send-now = Enviar agora
send-waits-connection = Espera a conexão
send-waits-decision = Alguém respondeu nesse meio-tempo; espera sua decisão abaixo
send-waits-for = Espera { $span }.
send-goes-in = Sai em { $span }
send-undo = Desfazer
send-unknown = Não confirmada. O WhatsApp não responde desde { $time }. Pode ter chegado.
send-wait = Esperar
send-may-double = Pode ter chegado: enviada de novo, o cliente pode recebê-la duas vezes. O status ainda pode vir.
send-again = Enviar de novo
send-take = Usar este texto
send-again-may-double = Enviar de novo, pode duplicar
send-failed = Não enviada.
send-window-closed = Não enviada: as 24 horas passaram.
send-expired = Não enviada: esperou demais.
send-withdrawn = Retirada. Nada foi enviado.
send-cancelled = Retirada antes de sair.

## person

person-title = Pessoa
person-identities = Identidades
person-identities-count =
    { $n ->
        [one] { $n }
       *[other] { $n }, uma pessoa
    }
person-identity-kinds-phone = Número
person-identity-kinds-wa_id = Número
person-identity-kinds-username = Nome de usuário
person-identity-kinds-bsuid = Id para a empresa
person-variant = outra grafia
person-former = anterior
person-names = Nomes
person-preferences = Marketing
person-preference-kinds-marketing_messages = Mensagens de marketing
person-choices-stop = Parou
person-choices-resume = Retomou
person-choice-since = { $choice } { $day }
person-name-since = desde { $day }
person-sources-profile = perfil do WhatsApp
person-sources-phone_book = agenda do celular
person-sources-team = sua equipe
person-since = Desde { $time }
person-sides = Em cada lado
person-side-inbox = Caixa
person-side-phone = Celular
person-open = Aberta
person-snoozed = Adiada
person-open-yours = Aberta, sua
person-open-of = Aberta, { $name }
person-resolved = Resolvida
person-not-shared = O WhatsApp não compartilha
person-lines = Números
person-media = Mídia e documentos
person-no-media = Nada até agora.
person-failed = Não foi possível carregar a pessoa.

## problem

problem-title = Sobre este problema
problem-unknown = Não há página de ajuda para este código.
problem-to-inbox = Para a caixa
problem-page-missing = Essa página não existe
problem-page-missing-text = O endereço pode estar errado ou ser de uma versão antiga.
problem-crashed = Esta página parou de funcionar.
problem-crashed-text = O que você escreveu está guardado. Carregar de novo costuma ajudar.
problem-reload = Carregar de novo
