## notes

notes-no-mentions = Ninguém mencionou você ainda
notes-no-mentions-text = Um colega escreve seu nome depois de um @ em uma nota. Então ela aparece aqui, com o caminho até ela.
notes-mentions-failed = Não foi possível carregar suas menções.
notes-fresh = Nova
notes-by = { $who }, com { $whom }
notes-more = Mais antigas
notes-placeholder = Escreva uma nota para a equipe, @ menciona alguém
notes-add = Adicionar nota
notes-what = O que fazer com esta nota
notes-alter = Mudar a nota
notes-save = Salvar
notes-remove = Apagar a nota
notes-removed = A nota foi apagada.
notes-people = Pessoas da equipe
notes-nobody = Ninguém da equipe se chama assim.
notes-failed = A nota não foi escrita.

## setup

setup-title = Criar a conta do proprietário
setup-text = Este link funciona uma vez. O proprietário conecta números e convida a equipe.
setup-name = Seu nome
setup-email = E-mail
setup-password = Senha
setup-password-hint = Pelo menos 12 caracteres
setup-submit = Criar conta
setup-no-token = Este link não está completo.
setup-no-token-remedy = Abra exatamente como o servidor mostrou; termina em #token=…
setup-name-missing = É preciso um nome, para que a equipe veja quem responde.
setup-email-wrong = Isto não é um e-mail.
setup-password-short = São precisos pelo menos 12 caracteres.

## bots

bots-title = Seu próprio bot
bots-on = Ligado
bots-off = Desligado
bots-failed = Não foi possível carregar o bot.
bots-none = Nenhum bot seu responde aqui
bots-none-text = O Twinline conta ao seu bot o que um cliente perguntou, assinado e com prazo. Ele responde com uma mensagem curta, ou passa para pessoas com o que descobriu. Em qualquer linguagem, com poucas linhas de código.
bots-ask-owner = Um proprietário pode adicionar um.
bots-add = Adicionar um bot
bots-add-title = Adicionar um bot seu
bots-add-text = É perguntado quando estas regras dão a vez a bots, no lugar do embutido. Nada do que ele diz sai depois que uma pessoa respondeu.
bots-edit-title = Editar este bot
bots-name = Nome
bots-name-missing = Dê um nome. Sua equipe vê.
bots-url = Endereço
bots-url-missing = Informe onde ele é chamado.
bots-deadline = Prazo
bots-deadline-field = Prazo em segundos
bots-deadline-text = De 5 a 600. Quem não for respondido até lá passa para pessoas.
bots-within =
    { $seconds ->
        [one] { $seconds } segundo para responder
       *[other] { $seconds } segundos para responder
    }
bots-since = Adicionado
bots-added-by = { $time } por { $who }
bots-save = Salvar
bots-edit = Editar
bots-test = Testar
bots-tested = Está lá: respondeu { $status }.
bots-tested-text = O teste foi assinado como as vezes, e não pediu nada.
bots-test-failed =
    { $statusGiven ->
        [no] Não respondeu.
       *[yes] Respondeu { $status }, o que não é um sim.
    }
bots-test-failed-text = Veja o log dele, e responda ao teste com qualquer 2xx.
bots-test-unsigned = Não aceita a assinatura. Compare o segredo e o relógio dele.
bots-rotate = Chaves novas
bots-rotate-ask = Criar chaves novas?
bots-rotate-text = As antigas param na hora. As vezes no meio são repetidas até o prazo.
bots-rotate-do = Criar chaves novas
bots-turn-off = Desligar
bots-turn-on = Ligar
bots-is-off = Desligado desde { $time }.
bots-is-off-text = Não é perguntado, e o que foi perguntado antes fica para pessoas.
bots-remove = Remover
bots-remove-ask = Remover { $name }?
bots-remove-text = O que ele disse fica nas conversas.
bots-remove-do = Remover
bots-keys-title = Chaves do seu bot
bots-keys-text = Copie as duas para o seu bot agora. Não são mostradas de novo; dá para criar outras quando quiser.
bots-secret = Segredo de assinatura
bots-secret-text = Assina o que lhe é contado (Standard Webhooks).
bots-token = Token de resposta
bots-token-text = Ele mostra isto quando responde mais tarde.
bots-keys-done = Copiei as duas
bots-deliveries = Últimas vezes
bots-deliveries-none = Ainda não foi perguntado. As vezes aparecem aqui, com o que resultou.
bots-states-open = Esperando por ele
bots-states-retrying = Tentado de novo
bots-states-answered = Respondeu
bots-states-handed_over = Passou adiante
bots-states-withheld = Não foi preciso
bots-states-expired = Tarde demais
bots-withheld-why-answered = Outra pessoa já tinha respondido.
bots-withheld-why-stale = O cliente escreveu mais; virou outra vez.
bots-withheld-why-rules = Até lá as regras deram a pessoas.
bots-withheld-why-window_closed = As 24 horas tinham passado.
bots-withheld-why-off = O bot foi desligado.
bots-withheld-why-removed = O bot foi removido.
bots-said-nothing = Pegou a vez e não disse nada a tempo.
bots-told-times = Contado { $n } vezes.

## rules

rules-title = Regras
rules-report = Pessoas e bots
rules-report-aside = Últimos 7 dias
rules-report-failed = Não foi possível carregar o relatório.
rules-report-counts-collisions = Respondidas ao mesmo tempo pelo celular e um bot
rules-report-counts-prevented = Respostas duplas evitadas
rules-report-counts-withdrawn = Respostas de bot retiradas
rules-report-counts-taken_from_bots = Uma pessoa assumiu de um bot
rules-report-counts-handed_over = Um bot passou para pessoas
rules-report-causes-phone = o celular veio antes
rules-report-causes-agent = a equipe veio antes
rules-report-causes-typing = alguém escrevia
rules-report-causes-turn_changed = o cliente escreveu mais
rules-hand-over-nobody = Ninguém veio ainda.
rules-hand-over-times = Uma pessoa veio em { $median } na metade das vezes, em { $most } nove vezes em dez.
rules-hand-over-waiting =
    { $n ->
        [one] Um ainda espera.
       *[other] { $n } ainda esperam.
    }
rules-report-collisions = Respondidas ao mesmo tempo
rules-report-none = Nenhuma vez foi respondida pelo celular e um bot ao mesmo tempo.
rules-report-item = { $bot } e o celular, { $time }
rules-failed = Não foi possível carregar as regras.
rules-save = Salvar regras
rules-discard = Descartar mudanças
rules-undo = Desfazer
rules-edited = Não salvo. A prévia mostra estas regras.
rules-saved = Salvo. Vale a versão { $version }.
rules-holds = Estas regras valem.
rules-ask-supervisor = Você pode testar regras aqui. Um supervisor ou o proprietário as salva.
rules-read-theirs = Ler as deles
rules-seats-phone = Celular
rules-seats-inbox = Caixa
rules-seats-bot = Bot
rules-seats-and-nobody-phone = Celular
rules-seats-and-nobody-inbox = Caixa
rules-seats-and-nobody-bot = Bot
rules-seats-and-nobody-nobody = Ninguém
rules-units-s = segundos
rules-units-min = minutos
rules-units-h = horas
rules-unit-of = { $label }: unidade
rules-remove =
    { $nameGiven ->
        [no] Remover isto
       *[yes] Remover { $name }
    }
rules-goes-to = vai para
rules-goes-to-of =
    { $nameGiven ->
        [no] Isto vai para
       *[yes] { $name } vai para
    }
rules-people = 1. Pessoas
rules-people-none = Ninguém está em uma lista. Ponha em uma quem o proprietário responde pessoalmente.
rules-add-people = Adicionar uma lista
rules-vip = VIP
rules-who-is-on = Quem está em
rules-label = Nome da lista
rules-label-hint = VIP
rules-people-of =
    { $nameGiven ->
        [no] Pessoas desta lista
       *[yes] Pessoas de { $name }
    }
rules-find-people = Buscar por nome ou número
rules-people-asked = Buscando…
rules-people-failed = Não foi possível buscar. Continue digitando para tentar de novo.
rules-nobody-found = Ninguém se chama assim. Dá para digitar um número inteiro com o código do país.
rules-topics = 2. Assuntos
rules-topics-none = Nenhum assunto vai sozinho a lugar algum.
rules-add-topic = Adicionar um assunto
rules-what-is-about = O que é sobre
rules-topic = Nome do assunto
rules-topic-hint = pedidos
rules-topic-words = Palavras, separadas por vírgulas
rules-words-of =
    { $nameGiven ->
        [no] Palavras deste assunto, separadas por vírgulas
       *[yes] Palavras de { $name }, separadas por vírgulas
    }
rules-languages = 3. Idiomas
rules-languages-none = O idioma não importa. Conta só onde dá para reconhecê-lo pelas palavras.
rules-who-writes = Quem escreve em
rules-add-language = Adicionar um idioma
rules-hours = 4. Horários
rules-hours-count = O horário de funcionamento decide quando o bot pode responder
rules-bots-may = O bot responde
rules-bot-hours-closed = enquanto está fechado
rules-bot-hours-open = enquanto está aberto
rules-bot-hours-always = sempre
rules-clock-of = pelo relógio de
rules-zone = Fuso horário
rules-days-1 = Segunda
rules-days-2 = Terça
rules-days-3 = Quarta
rules-days-4 = Quinta
rules-days-5 = Sexta
rules-days-6 = Sábado
rules-days-7 = Domingo
rules-closed = fechado
rules-close-span = Remover
rules-add-span = Adicionar horário
rules-add-span-on = Adicionar horário na { $day }
rules-end-of-from = { $day }, abre { $n }
rules-end-of-to = { $day }, fecha { $n }
rules-closed-days = Fechado o dia todo:
rules-closed-day = Dia fechado
rules-add-closed-day = Adicionar um dia fechado
rules-order = 5. Quem vai primeiro
rules-order-hint = Todos os outros. Quem está acima tem vantagem; um bot que não está aqui nunca responde.
rules-head-start = tem vantagem de
rules-head-start-of = Vantagem de { $seat }
rules-up = Subir { $seat }
rules-down = Descer { $seat }
rules-add-seat = Dar um lugar a { $seat }
rules-waits = Quando o bot fica quieto
rules-lease = Quem responde fica com a vez por
rules-quiet = O bot fica em silêncio por
rules-quiet-after = depois que uma pessoa falou, mesmo com a vez já livre.
rules-burst = Várias mensagens seguidas são uma vez: o bot espera o cliente ficar quieto por
rules-burst-most = mas no máximo
rules-burst-after = depois da primeira.
rules-typing = Alguém na caixa que começa a escrever retira o que o bot ia enviar
rules-marks-read = Os clientes veem os tiques azuis quando alguém lê a mensagem aqui
rules-shows-typing = Os clientes veem quando alguém escreve aqui
rules-shows-typing-hint = O WhatsApp então mostra a mensagem deles como lida também.
rules-automatic = O que o celular diz sozinho
rules-automatic-hint = A saudação e a ausência do app não pegam a vez e não respondem a ninguém. Marque uma em uma conversa, ou digite um exemplo.
rules-add-automatic = Adicionar um texto
rules-automatic-text = Texto
rules-sample = Quanto dele
rules-samples-whole = A mensagem é
rules-samples-part = A mensagem contém
rules-preview = Prévia
rules-preview-aside = com as regras desta página
rules-preview-text = O que escrevem
rules-preview-hint = Está aberto hoje?
rules-preview-at = Quando escrevem
rules-preview-waits = …
rules-preview-wrong = Algo nas regras não pode ser aceito. Está dito no lugar.
rules-preview-who = Quem escreve
rules-new-customer = Um cliente novo
rules-writes = escreve
rules-on = em
rules-simulator = Simulador
rules-simulator-aside = não salva nada
rules-simulator-hint = Passa o que clientes escreveram pelas regras desta página, e diz quem teria respondido.
rules-replay-yesterday = Repetir ontem
rules-replay-week = Repetir 7 dias
rules-stop = Parar
rules-replayed =
    { $turns ->
        [0] Nenhum cliente escreveu nesse tempo.
        [one]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } vez em { $conversations } conversa. Nada teria sido diferente.
                       *[other] { $turns } vez em { $conversations } conversa. { $differ } teria sido respondida por outro.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } vez em { $conversations } conversas. Nada teria sido diferente.
                       *[other] { $turns } vez em { $conversations } conversas. { $differ } teria sido respondida por outro.
                    }
            }
       *[other]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } vezes em { $conversations } conversa. Nada teria sido diferente.
                       *[other] { $turns } vezes em { $conversations } conversa. { $differ } teriam sido respondidas por outro.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } vezes em { $conversations } conversas. Nada teria sido diferente.
                       *[other] { $turns } vezes em { $conversations } conversas. { $differ } teriam sido respondidas por outro.
                    }
            }
    }
rules-answered-by = Respondido por
rules-was = Foi
rules-would = Teria sido
rules-differences = O que teria sido diferente
rules-was-but = { $was } respondeu; teria sido: { $would }.
rules-versions = Quem as definiu
rules-versions-none = Ninguém ainda: são as regras com que o Twinline começa.
rules-set-by = { $name }, { $at }
rules-somebody = Alguém
rules-bring-back = Trazer de volta
rules-bring-back-of = Trazer de volta a versão { $version }

## numbers

numbers-title = Números
numbers-connect = Conectar um número
numbers-connect-title = Conectar um número
numbers-connect-text = Termine o cadastro na janela da Meta com o código QR do celular; ela devolve um código que vale por minutos.
numbers-code = Código
numbers-waba = Id da conta do WhatsApp Business
numbers-connect-submit = Conectar
numbers-code-missing = O código é necessário.
numbers-waba-missing = O id é necessário: só dígitos.
numbers-empty = Nenhum número está conectado
numbers-empty-text = Conecte o número do app de negócios: o celular continua funcionando, e a equipe entra aqui.
numbers-ask-owner = Peça ao proprietário para conectar um.
numbers-failed = Não foi possível carregar os números.
numbers-detail-failed = Não foi possível carregar este número.
numbers-sending-title = Envio
numbers-sending-failed = Não foi possível carregar a fila.
numbers-sending-granted = { $n } mensagens por segundo
numbers-sending-slowed = { $n } de { $of } mensagens por segundo, freado pelo WhatsApp
numbers-sending-last-minute = No último minuto saíram { $sent } daqui, e { $heard } vieram de clientes e do celular. Ambas contam.
numbers-sending-urgency = Urgência
numbers-sending-waiting = Esperando
numbers-sending-oldest = Mais antiga
numbers-sending-later = Para depois
numbers-sending-priorities-agent = Respostas da equipe
numbers-sending-priorities-bot = Respostas de bots
numbers-sending-priorities-transactional = Avisos
numbers-sending-priorities-campaign = Campanhas
numbers-sending-unknown =
    { $n ->
        [one] De uma mensagem ninguém sabe se saiu; o status ou uma pessoa decide.
       *[other] De { $n } mensagens ninguém sabe se saíram; os status ou uma pessoa decide.
    }
numbers-sending-why = Ver por quê
numbers-safety-title = Segurança
numbers-safety-failed = Não foi possível carregar com que segurança este número pode enviar.
numbers-safety-load = { $percent } % do ritmo usado no último minuto
numbers-safety-meter = Risco
numbers-safety-levels-calm = Calmo
numbers-safety-levels-raised = Elevado
numbers-safety-levels-high = Alto
numbers-safety-levels-stopped = Parado
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] As campanhas esperam, e os avisos também. Respostas nunca são retidas.
                [100] As campanhas vão a toda velocidade, os avisos esperam. Respostas nunca são retidas.
               *[other] As campanhas vão a { $campaigns } % da velocidade, os avisos esperam. Respostas nunca são retidas.
            }
       *[other]
            { $campaigns ->
                [0] As campanhas esperam. Respostas nunca são retidas.
                [100] As campanhas vão a toda velocidade. Respostas nunca são retidas.
               *[other] As campanhas vão a { $campaigns } % da velocidade. Respostas nunca são retidas.
            }
    }
numbers-safety-nothing = Nada fala contra mensagens em massa.
numbers-safety-until = Até { $moment }, no máximo.
numbers-safety-closed = Ninguém pode liberar isto aqui.
numbers-safety-people =
    { $limitGiven ->
        [no] Contatadas primeiro em 24 horas: { $used } pessoas, e não há limite.
       *[yes] Contatadas primeiro em 24 horas: { $used } de { $limit } pessoas
    }
numbers-safety-untold = Contatadas primeiro em 24 horas: { $used } pessoas. O WhatsApp ainda não disse o limite.
numbers-safety-frees = Há espaço de novo a partir de { $moment }.
numbers-safety-lift = Deixar campanhas seguirem…
numbers-safety-ask-supervisor = Um supervisor pode deixar campanhas seguirem, com um motivo.
numbers-safety-lifted = { $who } deixa campanhas seguirem até { $until }.
numbers-safety-somebody = Alguém
numbers-safety-restore = Retirar
numbers-safety-history =
    { $n ->
        [one] Liberado uma vez antes
       *[other] Liberado { $n } vezes antes
    }
numbers-safety-was = { $who }, até { $until }:
numbers-safety-lift-title = Deixar campanhas seguirem
numbers-safety-lift-text = Mensagens em massa voltam a toda velocidade por um tempo. O que o próprio WhatsApp fechou fica fechado, e um número que as pessoas denunciam pode ser banido.
numbers-safety-reason = Por que é seguro
numbers-safety-reason-text = A equipe lê aqui, com seu nome.
numbers-safety-reason-missing = Diga por quê.
numbers-safety-hours = Por quanto tempo
numbers-safety-for-hours =
    { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
numbers-safety-lift-submit = Deixar seguirem
numbers-life = Vida deste número
numbers-since = desde { $time }
numbers-modes-coexistence = Coexistência
numbers-modes-api_only = Só API
numbers-modes-app_only = Só app
numbers-states-draft = Rascunho
numbers-states-connecting = Conectando
numbers-states-asking_sync = Pedindo ao celular
numbers-states-syncing = Sincronizando
numbers-states-live = Ao vivo
numbers-states-quiet = Quieto
numbers-states-at_risk = Em risco
numbers-states-offboarded = Desconectado
numbers-states-reconnected = Reconectado
numbers-steps-signed_up = Cadastrado
numbers-steps-connecting = Conectado
numbers-steps-contacts = Contatos
numbers-steps-history = Histórico
numbers-steps-live = Ao vivo
numbers-steps-quiet = Quieto
numbers-steps-at_risk = Em risco
numbers-steps-offboarded = Desconectado
numbers-sync-states-not_asked = ainda não pedido
numbers-sync-states-asking = sendo pedido
numbers-sync-states-asked = pedido, nada aqui ainda
numbers-sync-states-arriving = chegando
numbers-sync-states-quiet = nada mais por um tempo
numbers-sync-states-done = completo
numbers-sync-states-declined = recusado no celular
numbers-sync-states-refused = recusado pelo WhatsApp
numbers-sync-states-unknown = não se sabe
numbers-waits-for = Espera { $what }.
numbers-webhooks-verified = webhooks verificados
numbers-both-mirror = os dois lados espelham
numbers-if-closed = se o app ficar fechado
numbers-connected-for = Conectado há { $span }
numbers-people =
    { $n ->
        [one] { $n } pessoa
       *[other] { $n } pessoas
    }
numbers-messages =
    { $n ->
        [one] mensagem
       *[other] mensagens
    }
numbers-contacts = Contatos do celular
numbers-history = Histórico do celular
numbers-asked-at = pedido { $time }
numbers-ask-until = precisa ser pedido até { $time }
numbers-in-conversations =
    { $n ->
        [one] em { $n } conversa
       *[other] em { $n } conversas
    }
numbers-back-to = de volta até { $time }
numbers-percent = { $n } %
numbers-covers = Abrange
numbers-parts = Partes
numbers-messages-head = Mensagens
numbers-phases-1 = último dia
numbers-phases-2 = até 90 dias
numbers-phases-3 = até seis meses
numbers-phase-other = fase { $n }
numbers-no-phases = Nada chegou ainda.
numbers-proof = Último sinal de vida
numbers-proof-none = Nenhum ainda
numbers-proof-none-text = A primeira resposta digitada no celular, ou o primeiro contato salvo nele, prova que ele espelha.
numbers-proof-kinds-echo = uma resposta digitada no celular
numbers-proof-kinds-contact_change = um contato mudado no celular
numbers-proof-ago = há { $span }
numbers-days-left =
    { $n ->
        [0] O WhatsApp pode parar a sincronização em horas
        [one] no máximo { $n } dia até o WhatsApp parar a sincronização
       *[other] no máximo { $n } dias até o WhatsApp parar a sincronização
    }
numbers-silent-for =
    { $days ->
        [one] { $state }, { $days } dia
       *[other] { $state }, { $days } dias
    }
numbers-last-sign = último sinal { $time }
numbers-lag = Atraso
numbers-health = Saúde da sincronização
numbers-health-aside = última hora
numbers-health-failed = Não foi possível carregar a saúde da sincronização.
numbers-checks-arriving = Do WhatsApp até aqui
numbers-checks-showing = Daqui até a tela
numbers-checks-phone = Celular
numbers-checks-gaps = Lacunas
numbers-checks-unreadables = Ilegíveis
numbers-checks-portfolio = Portfólio
numbers-standings-well = bem
numbers-standings-watch = vale olhar
numbers-standings-act = precisa de você
numbers-lag-head-1 = Trecho
numbers-lag-head-2 = metade em
numbers-lag-head-3 = 95 % em
numbers-lag-head-4 = 99 % em
numbers-lag-arriving = Da hora do WhatsApp ao nosso diário
numbers-lag-showing = Do diário à tela
numbers-lag-count =
    { $n ->
        [one] de { $n } mensagem
       *[other] de { $n } mensagens
    }
numbers-lag-bars = Mensagens por quanto levaram do diário à tela
numbers-lag-up-to = até { $span }
numbers-lag-more = mais
numbers-lag-note = O WhatsApp informa segundos inteiros, então até um segundo da primeira linha é arredondamento.
numbers-lag-none-text = Nada veio na última hora. É medido conforme chegam mensagens.
numbers-last-phone = Última atividade do celular
numbers-last-phone-none = nenhuma vista ainda
numbers-gaps = Lacunas
numbers-gaps-aside = o que podemos provar que nunca nos foi dito
numbers-gaps-none = Não se sabe de nada que falte.
numbers-gaps-none-text = Uma resposta, um tique ou uma edição de uma mensagem que nunca vimos apareceria aqui.
numbers-gaps-more = Há mais; as mais novas estão listadas.
numbers-gap-head-when = Quando
numbers-gap-head-where = Conversa
numbers-gap-head-how = Como sabemos
numbers-gap-head-what = O que fazer
numbers-gap-unknown = não se sabe
numbers-facts = O que o WhatsApp diz dele
numbers-facts-none = Nada ainda. Qualidade, limites, nomes e modelos aparecem conforme o WhatsApp informa.
numbers-facts-all = Mostrar tudo: { $n }
numbers-fact-kinds-template = Modelo
numbers-fact-kinds-template_quality = Qualidade do modelo
numbers-fact-kinds-template_category = Categoria do modelo
numbers-fact-kinds-template_components = Texto do modelo
numbers-fact-kinds-number_quality = Qualidade
numbers-fact-kinds-number_standing = Situação
numbers-fact-kinds-number_name = Nome
numbers-fact-kinds-username = Nome de usuário
numbers-fact-kinds-capability = Limites
numbers-fact-kinds-review = Análise
numbers-fact-kinds-alert = Alerta
numbers-fact-kinds-settings = Configurações
numbers-fact-kinds-security = Segurança
numbers-fact-kinds-flow = Flow
numbers-fact-kinds-payment = Pagamentos
numbers-fact-kinds-partner = Parceiro
numbers-fact-kinds-group = Grupo
numbers-fact-kinds-call = Ligações
numbers-fact-kinds-handover = Transferência
numbers-fact-kinds-other = Outro
numbers-mirrors = O que não é espelhado
numbers-mirrors-aside = fica no celular
numbers-mirrors-text = O WhatsApp não compartilha isto com ninguém, então não pode aparecer aqui:
numbers-not-mirrored-1-1 = Grupos
numbers-not-mirrored-1-2 = nenhuma mensagem e nenhum membro de um grupo é informado; grupos vivem só no celular
numbers-not-mirrored-2-1 = Ligações
numbers-not-mirrored-2-2 = de voz e vídeo, também as perdidas, tocam e ficam no celular
numbers-not-mirrored-3-1 = Status
numbers-not-mirrored-3-2 = o que a empresa publica como status, e as respostas
numbers-not-mirrored-4-1 = Listas de transmissão
numbers-not-mirrored-4-2 = só leitura no celular desde que o número foi conectado
numbers-not-mirrored-5-1 = Temporárias, visualização única, localização em tempo real
numbers-not-mirrored-5-2 = desligadas enquanto conectado; as antigas ficam no celular
numbers-not-mirrored-6-1 = Etiquetas, arquivo, fotos de perfil
numbers-not-mirrored-6-2 = cada lado tem os seus
numbers-to-unreadables = Ver
numbers-flow = Entrada e saída
numbers-backlog = Entregas não mescladas
numbers-unreadables = Ilegíveis
numbers-unknown-numbers = Para números desconhecidos
numbers-timeline = O que aconteceu
numbers-timeline-empty = Nada ainda.
numbers-syncing = O passado do celular está chegando.
numbers-syncing-text =
    { $oldestGiven ->
        [no] { $messages } mensagens até agora.
       *[yes] { $messages } mensagens, de volta até { $oldest }.
    }
numbers-syncing-contacts = Os contatos do celular estão chegando.
numbers-details = Detalhes

## operator

operator-title = Operação
operator-health = Saúde
operator-journal = Diário
operator-writable = aceita entregas
operator-not-writable = não pode ser escrito: o WhatsApp guarda e repete
operator-entries = entradas, { $size }
operator-merger = Mesclagem
operator-up-to-date = em dia
operator-backlog =
    { $n ->
        [0] nada espera
       *[other] { $n } entregas esperam
    }
operator-lag = { $span } atrás
operator-signatures = Assinaturas recusadas
operator-signatures-text = Entregas que não foram assinadas pelo seu app da Meta. Nada delas é guardado.
operator-alerts = Alertas
operator-no-alerts = Nada precisa de você.
operator-unreadables = Entregas ilegíveis
operator-unreadables-text = Guardadas inteiras, respondidas com 200, não entendidas. Repetir as lê de novo com esta versão.
operator-no-unreadables = Todas as entregas foram lidas.
operator-no-unreadables-text = O que não pode ser lido fica aqui com o motivo, e pode ser lido de novo depois.
operator-received = Recebida
operator-field = Campo
operator-reason = Por quê
operator-state-kept = guardada
operator-state-replayed = lida depois
operator-no-field = nenhum
operator-show = Mostrar o corpo
operator-replay = Repetir
operator-replay-read = Lida. Agora faz parte das conversas.
operator-replay-still = Ainda ilegível: { $reason }
operator-body = Corpo
operator-failed = Não foi possível carregar as ilegíveis.
operator-health-failed = Não foi possível carregar a saúde.
operator-denied = Esta página não é sua para ver.
operator-denied-text = Proprietários e supervisores a veem. Pergunte ao proprietário.
operator-load-more = Carregar mais

## team-page

team-page-title = Equipe
team-page-failed = Não foi possível carregar a equipe.
team-page-invite = Convidar alguém
team-page-members =
    { $n ->
        [one] { $n } pessoa
       *[other] { $n } pessoas
    }
team-page-name = Nome
team-page-email = E-mail
team-page-role = Papel
team-page-last-here = Última vez aqui
team-page-you = Você
team-page-away = Ausente desde { $time }
team-page-there = Presente
team-page-state = Situação
team-page-never = Não entrou
team-page-role-of = Papel de { $name }
team-page-remove-title = Remover { $name } da equipe?
team-page-remove-text = Sai de todos os lugares na hora. Suas conversas abertas ficam sem ninguém, para que nenhum cliente espere por essa pessoa. O nome fica no que fez.
team-page-remove-do = Remover
team-page-removed =
    { $n ->
        [0] { $name } não é mais da equipe.
        [one] { $name } não é mais da equipe. { $n } conversa está sem ninguém agora.
       *[other] { $name } não é mais da equipe. { $n } conversas estão sem ninguém agora.
    }
team-page-kept =
    { $n ->
        [one] { $n } conversa não pôde ser liberada. Encontre-a pelo responsável.
       *[other] { $n } conversas não puderam ser liberadas. Encontre-as pelo responsável.
    }
team-page-failed-to-do = Nada foi mudado.
team-page-invitations = Convites abertos
team-page-none = Nenhum convite está aberto.
team-page-none-text = Um link deixa uma pessoa entrar, dentro de uma semana.
team-page-invited = { $role }, convite de { $who }, até { $until }
team-page-somebody = alguém que saiu
team-page-resets = Outra senha para { $name }, link de { $who }, até { $until }
team-page-more = O que fazer com { $name }
team-page-reset = Link para outra senha
team-page-reset-title = Outra senha para { $name }
team-page-reset-text = Para quem esqueceu a senha ou perdeu o app. Usar o link desliga a verificação em duas etapas, remove chaves de acesso e encerra sessões; até lá nada muda.
team-page-remove-entry = Remover da equipe
team-page-revoke = Retirar
team-page-invite-text = A pessoa abre um link, escolhe nome e senha, e está dentro. Um link é para uma pessoa.
team-page-may-owner = Pode tudo, e só ele decide quem são os proprietários.
team-page-may-admin = Muda a equipe, conecta números e configura bots.
team-page-may-supervisor = Lidera o trabalho da equipe: regras, relatórios, páginas de operação.
team-page-may-agent = Responde aos clientes.
team-page-may-viewer = Lê tudo e não muda nada.
team-page-make = Criar um link
team-page-link = O link
team-page-link-text = Dê a uma pessoa. Funciona até { $until }, e é mostrado só desta vez.
team-page-copy = Copiar
team-page-copied = Copiado
team-page-done = Pronto
team-page-join-title = Entrar em { $workspace }
team-page-join-by = { $who } convida você. Seu papel: { $role }.
team-page-join-role = Seu papel: { $role }.
team-page-join-name = Seu nome
team-page-join-name-hint = Sua equipe vê.
team-page-join-submit = Entrar
team-page-join-reset-title = Definir outra senha
team-page-join-reset-text = Para { $name }. A verificação em duas etapas é desligada, chaves de acesso são removidas, e você sai de todos os outros lugares.
team-page-join-reset-submit = Definir e entrar
team-page-join-have = Já tem conta? Entre.

## palette

palette-title = Ir para qualquer coisa
palette-field = Uma pessoa, palavras, um número, um comando
palette-commands = Comandos e lugares
palette-people = Pessoas
palette-messages = Mensagens
palette-results = O que foi encontrado
palette-nothing = Nada foi encontrado.
palette-nothing-text = Tente parte de um nome, os últimos dígitos de um número, ou uma palavra de uma mensagem.
palette-failed = A busca não responde.
palette-inbox = Caixa: { $view }
palette-unread = Caixa: não lidas
palette-ten-minutes = Caixa: esperam dez minutos ou mais
palette-closing = Caixa: janela fecha em menos de uma hora
palette-phone-spoke = Caixa: o celular falou por último
palette-labelled = Caixa: etiqueta { $label }
palette-saved-view = Visão: { $name }
palette-numbers = Números
palette-number = Número: { $name }
palette-rules = Regras: { $name }
palette-operator = Página de operação
palette-team = Equipe
palette-account = Minha conta: nome, senha, onde entrei
palette-keys = Todos os atalhos

## story

story-title = Por que isto está aqui?
story-failed = Não foi possível carregar a história.
story-here = Nesta caixa
story-phone = No celular
story-told = Contado por
story-id = Id do WhatsApp
story-copy-id = Copiar o id do WhatsApp
story-no-id = Nenhum ainda
story-price = Preço
story-charged =
    { $categoryGiven ->
        [no] Cobrada
       *[yes] Cobrada como { $category }
    }
story-free =
    { $categoryGiven ->
        [no] Grátis
       *[yes] Grátis, como { $category }
    }
story-steps = O que aconteceu
story-untimed = hora não informada
story-sources-live = WhatsApp, na hora
story-sources-echo = o eco do celular pelo WhatsApp
story-sources-history = o histórico que o celular compartilhou
story-sources-api = esta caixa, onde foi escrita
story-sources-response = a resposta do WhatsApp à nossa chamada
story-sources-status = um status do WhatsApp
story-stands = Está aqui.
story-phone-side-same = Está lá como está aqui.
story-phone-side-later = Ainda não. O WhatsApp não aceitou.
story-phone-side-never = Nunca saiu, então não está lá.
story-phone-side-unknown = Não se sabe. A chamada não teve resposta; um status ou um eco dirá.
story-phone-side-alone = Só lá. O WhatsApp não repassa o conteúdo; abra no celular.
story-phone-side-taken_back = Esteve lá e foi retirada.
story-written = { $who } escreveu aqui
story-due = Chegou a hora
story-called =
    { $attempt ->
        [one] O WhatsApp foi chamado
       *[other] O WhatsApp foi chamado, tentativa { $attempt }
    }
story-outcome-queued = Espera de novo.
story-outcome-waiting = O WhatsApp não aceitou agora.
story-outcome-sending = A chamada está em curso.
story-outcome-accepted = O WhatsApp aceitou.
story-outcome-sent = O WhatsApp aceitou.
story-outcome-delivered = O WhatsApp aceitou.
story-outcome-read = O WhatsApp aceitou.
story-outcome-played = O WhatsApp aceitou.
story-outcome-failed = Falhou.
story-outcome-refused = O WhatsApp recusou.
story-outcome-unknown = Nenhuma resposta veio.
story-outcome-withdrawn = Retirada: outra pessoa respondeu antes.
story-outcome-cancelled = Uma pessoa retirou.
story-outcome-expired = Era tarde demais.
story-said-in = O cliente enviou
story-said-out = Foi enviada pela empresa
story-heard = O Twinline soube
story-file-here = O arquivo foi guardado aqui
story-sent = Os servidores do WhatsApp a tinham
story-delivered = Estava no aparelho do cliente
story-read = O cliente leu
story-played = O cliente reproduziu
story-delivery-failed = Não pôde ser entregue
story-edited-in = O cliente mudou
story-edited-out = Foi mudada no celular
story-revoked-in = O cliente apagou
story-revoked-out = Foi apagada no celular
story-reacted = { $who } reagiu com { $emoji }
story-unreacted = { $who } retirou uma reação
story-customer = O cliente
story-business = A empresa
story-automatic =
    { $whoGiven ->
        [no] As regras a tomaram por mensagem do próprio app
       *[yes] { $who } marcou como enviada pelo próprio app
    }

## bulk

bulk-bar = O que fazer com as conversas escolhidas
bulk-count =
    { $n ->
        [0] Nenhuma escolhida
        [one] { $n } escolhida
       *[other] { $n } escolhidas
    }
bulk-most = { $n } escolhidas, o máximo de uma vez
bulk-all = Escolher todas as carregadas
bulk-resolve = Resolver
bulk-reopen = Reabrir
bulk-snooze = Adiar
bulk-assign = Atribuir
bulk-nobody = Ninguém
bulk-labels = Etiquetas
bulk-no-labels = Ainda não há etiquetas. L em uma conversa cria uma.
bulk-read = Marcar como lidas
bulk-unread = Marcar como não lidas
bulk-clear = Parar de escolher
bulk-done-resolved =
    { $n ->
        [one] { $n } conversa resolvida.
       *[other] { $n } conversas resolvidas.
    }
bulk-done-open =
    { $n ->
        [one] { $n } conversa reaberta.
       *[other] { $n } conversas reabertas.
    }
bulk-done-snoozed =
    { $n ->
        [one] { $n } conversa adiada.
       *[other] { $n } conversas adiadas.
    }
bulk-done-assigned =
    { $toGiven ->
        [no]
            { $n ->
                [one] { $n } conversa sem ninguém.
               *[other] { $n } conversas sem ninguém.
            }
       *[yes]
            { $n ->
                [one] { $n } conversa com { $to }.
               *[other] { $n } conversas com { $to }.
            }
    }
bulk-done-labelled =
    { $on ->
        [yes]
            { $n ->
                [one] { $n } conversa com a etiqueta { $label }.
               *[other] { $n } conversas com a etiqueta { $label }.
            }
       *[no]
            { $n ->
                [one] { $label } saiu de { $n } conversa.
               *[other] { $label } saiu de { $n } conversas.
            }
    }
bulk-done-read =
    { $n ->
        [one] { $n } conversa lida.
       *[other] { $n } conversas lidas.
    }
bulk-done-unread =
    { $n ->
        [one] { $n } conversa não lida para a equipe.
       *[other] { $n } conversas não lidas para a equipe.
    }
bulk-nothing = Já estavam assim.
bulk-refused =
    { $n ->
        [one] Uma ficou: { $why }
       *[other] { $n } ficaram: { $why }
    }

## account

account-title = Minha conta
account-profile = Perfil
account-name = Nome
account-email = E-mail
account-password = Senha
account-password-for-email = Sua senha, porque o e-mail muda
account-save = Salvar
account-saved = Salvo.
account-password-title = Senha
account-password-now = Senha atual
account-password-next = Senha nova
account-password-hint = Pelo menos 12 caracteres. Você sai de todos os outros lugares.
account-password-short = São precisos pelo menos 12 caracteres.
account-password-same = É a que você já tem.
account-set-password = Definir senha
account-password-set = A senha está definida. Você saiu de todos os outros lugares.
account-sessions = Onde você entrou
account-sessions-failed = Não foi possível carregar suas sessões.
account-here = Este navegador
account-began = Desde { $since }, último uso { $last }
account-unknown-browser = Navegador desconhecido
account-browser-on = { $browser } no { $system }
account-end = Sair
account-end-of = Sair: { $name }
account-end-others = Sair de todos os outros lugares
account-ended = Sessão encerrada lá.

## factors

factors-title = Verificação em duas etapas
factors-failed = Não foi possível carregar como você entra.
factors-off = Desligada
factors-on = Ligada desde { $since }
factors-text = Depois da senha, um código de um app autenticador no seu celular. Quem souber só a sua senha não chega a lugar algum.
factors-begin = Configurar um app
factors-password = Sua senha
factors-password-text = Para saber que é você, e não alguém no seu navegador aberto.
factors-go = Continuar
factors-scan = Leia com seu app autenticador, ou digite a chave nele.
factors-picture = A chave, como imagem para o app
factors-key = Chave
factors-code = Código do app
factors-code-text = Seis dígitos. Mudam a cada meio minuto.
factors-turn-on = Ligar
factors-codes-title = Códigos de recuperação
factors-codes-text = Se você perder o celular, cada um deixa você entrar uma vez. São mostrados só agora: guarde onde você guarda senhas.
factors-copy = Copiar
factors-copied = Copiado
factors-download = Salvar em um arquivo
factors-kept = Já guardei
factors-left =
    { $n ->
        [0] Não resta nenhum código de recuperação.
        [one] Resta { $n } código de recuperação.
       *[other] Restam { $n } códigos de recuperação.
    }
factors-few = Crie outros antes de usar o último.
factors-renew = Novos códigos de recuperação
factors-turn-off = Desligar
factors-turn-off-title = Desligar a verificação em duas etapas
factors-turned-off = A verificação em duas etapas está desligada.
factors-passkeys = Chaves de acesso
factors-passkeys-text = Entre com a digital, o rosto ou uma chave, sem senha. Uma chave de acesso fica no seu aparelho e não pode ser contada a ninguém.
factors-passkeys-impossible = Chaves de acesso pertencem a um nome. Abra a caixa em um endereço com nome, por HTTPS, ou em localhost nesta máquina.
factors-no-browser = Este navegador não conhece chaves de acesso.
factors-add = Adicionar uma chave de acesso
factors-name = Nome
factors-name-text = Para você reconhecer depois.
factors-name-default = Meu aparelho
factors-made = Criada { $at }
factors-used = Criada { $made }, último uso { $at }
factors-remove = Remover
factors-remove-of = Remover a chave { $name }
factors-removed = A chave { $name } foi removida. Apague também no aparelho.
factors-added = { $name } foi adicionada. Use-a da próxima vez.
factors-cancelled = Nenhuma chave foi criada.
factors-cancelled-text = O navegador perguntou e ninguém respondeu, ou o aparelho já tem uma.

## fields

fields-label = Campos
fields-none = Guarde aqui o que sua equipe quer saber dos clientes: um nível, um aniversário, uma alergia.
fields-first = Criar o primeiro campo
fields-ask-leads = Um supervisor, administrador ou proprietário pode criar campos.
fields-alter = Criar, mudar ou remover campos
fields-add = Adicionar
fields-not-set = Sem valor
fields-yes = Sim
fields-no = Não
fields-of = { $name }: { $value }
fields-save = Salvar
fields-set = { $name } agora é { $value }.
fields-emptied = { $name } agora está vazio.
fields-others-said = Dois registros desta pessoa viraram um. O outro dizia: { $values }.
fields-use = Usar { $value }
fields-keep =
    { $valueGiven ->
        [no] Deixar vazio
       *[yes] Manter { $value }
    }
fields-number-hint = Dígitos, com ponto antes dos decimais
fields-window-title = Campos de clientes
fields-window-hint = Cada cliente os tem, em todos os seus números. A equipe toda vê e preenche.
fields-window-empty = Ainda não há campos.
fields-window-add = Campo novo
fields-window-name = Nome
fields-window-kind = O que contém
fields-window-kind-stays = Um campo mantém seu tipo. Crie outro para outra coisa.
fields-window-choices = Valores para escolher, um por linha
fields-window-choices-hint = Um valor que você tira fica onde está até alguém mudar.
fields-window-save = Salvar
fields-window-create = Criar o campo
fields-window-remove = Remover
fields-window-alter = Mudar ou remover { $name }
fields-window-up = Subir { $name }
fields-window-down = Descer { $name }
fields-window-removed = { $name } foi removido, com o que continha. Desfazer traz tudo de volta.
fields-kinds-text = Texto
fields-kinds-number = Número
fields-kinds-date = Data
fields-kinds-yes_no = Sim ou não
fields-kinds-choice = Um de vários valores

## forward

forward-title = Encaminhar
forward-find = Buscar uma pessoa ou um número
forward-recent = Conversas recentes
forward-found = Encontrado
forward-nobody = Ninguém foi encontrado.
forward-nobody-text = Tente parte do nome, ou os últimos dígitos do número.
forward-failed = Não foi possível carregar as conversas.
forward-send = Enviar
forward-send-to = Enviar para { $name }
forward-sent = Enviada
forward-open = Abrir
forward-open-of = Abrir a conversa com { $name }
forward-note = Vai como mensagem sua: a API do WhatsApp não tem marca de encaminhamento.

## views-window

views-window-title = Visões
views-window-hint = O que você procura sempre: o que a lista mostra, com um nome. Para você ou para toda a equipe.
views-window-hint-looks-on = O que você procura sempre: o que a lista mostra, com um nome. Para você.
views-window-nothing = Agora a lista mostra tudo. Primeiro defina filtros ou uma ordem.
views-window-name = Nome
views-window-example = Esperando há mais de uma hora
views-window-share = Toda a equipe tem
views-window-now = Mostrar o que a lista mostra agora
views-window-shows = Mostra:
views-window-save = Salvar
views-window-remove = Remover
views-window-alter = Alterar ou remover { $name }
views-window-of-the-team = Da equipe
views-window-mine = Minha
views-window-removed = { $name } foi removida.

## notices

notices-region = O que acontece em outro lugar
notices-needs-person = Precisa de uma pessoa
notices-mentioned = Mencionaram você
notices-mentioned-text = Um colega escreveu uma nota para você. Abra.

## account-notices

account-notices-title = Avisos
account-notices-about = Avise-me quando um cliente escrever em
account-notices-abouts-mine = Minhas conversas
account-notices-abouts-unassigned = Conversas de ninguém
account-notices-abouts-all = Todas as conversas
account-notices-view = A visão { $name }
account-notices-mentions = Um colega me menciona
account-notices-how = Como
account-notices-sound = Um som
account-notices-hear = Ouvir
account-notices-desktop = Avisos deste dispositivo, enquanto a página não está à vista
account-notices-desktop-none = Este navegador não tem.
account-notices-desktop-denied = O navegador não permite.
account-notices-desktop-denied-remedy = Permita as notificações desta página nas configurações do navegador e marque de novo.
account-notices-desktop-here = Marque para permitir também neste navegador.
account-notices-quiet = Horas de silêncio, sem som nem dispositivo
account-notices-quiet-from = Das
account-notices-quiet-to = Às
