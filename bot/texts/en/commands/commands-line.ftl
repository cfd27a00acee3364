# What the `wishlight` command says. Help is shown in both languages, English first.

cli-about = Wishlight: a chat bot with which a neighbourhood runs mutual help in its group chat.
cli-run = Run the bot until it is stopped.
cli-demo = Play a whole neighbourhood in the browser; nothing leaves this machine, nothing is kept.
cli-demo-port = Where the page is served on this machine.
cli-demo-days = Days lived there before you come; fewer begin sooner.
cli-demo-begins = A neighbourhood is moving in …
cli-demo-day = Day { $day } of { $days } has passed there …
cli-demo-open = The neighbourhood is at { $address } (Ctrl+C ends it).
cli-migrate = Bring the database up to this version; done by every start as well.
cli-migrated = The database is up to date.

cli-doctor = Look whether all is well, and say what to do where it is not.
cli-doctor-json = For programmes: a list of check, state, says and mend.

cli-invite = Print a link that gives a role: send it to the person, who opens it in Telegram.
cli-invite-role = What the link makes of whoever opens it: admin, worker, party_member, business, donor, volunteer or resident.
cli-invite-uses = How many people may use it.
cli-invite-days = For how many days it can be used.
cli-invite-organisation = The branch, shop or organisation that stands behind them.
cli-invite-kind = What it is, the first time it is named: party_branch, business or social_organisation.
cli-which = The community's name; not needed when there is only one.

cli-community = The communities that this bot serves.
cli-community-add = Found a community.
cli-community-list = Show all communities and their time zones.
cli-community-set = Change a community's numbers, language or time zone.
cli-community-number = A number to set, such as wish.open-wishes=8; may be given several times. community list shows them all.
cli-community-language = The language of its groups: zh or en.
cli-community-name = What the neighbours call it.
cli-community-zone = Its time zone, such as Asia/Shanghai; the setting's unless given.
cli-community-added =
    { $name } is founded. Its first admin:
    wishlight invite --role admin --community { $quoted }

cli-backup = Make one whole backup file while the bot runs.
cli-backup-file = The file to make.
cli-backup-force = Replace the file if it is there already.
cli-backup-made =
    Backed up into { $file } ({ $megabytes } MB).
    Its private fields stay sealed: keep WISHLIGHT_SECRET_KEY at another place. Without it nobody reads them again.
cli-restore = Put a backup in the place of everything there is now; stop the bot first.
cli-restore-file = The backup to put back.
cli-restored = { $file } is in place. Next: wishlight migrate, wishlight verify, wishlight doctor.
cli-restore-kept = What was there before is kept as { $kept }.
cli-backup-postgres =
    PostgreSQL makes its own backups. Use deploy/backup.sh FOLDER, or:
    pg_dump --format=custom --no-owner --file={ $file } --dbname="{ $address }"
cli-forgotten-again =
    { $count ->
        [0] Nobody had to be forgotten again.
       *[other] Forgotten again, as they had asked since the backup: { $count }.
    }
cli-restore-postgres =
    PostgreSQL restores its own backups. Stop the bot, then use deploy/restore.sh FILE, or:
    pg_restore --clean --if-exists --no-owner --exit-on-error --dbname="{ $address }" { $file }

cli-verify = Check that everything kept fits together.
cli-verify-broken = { $count ->
        [one] One thing does not fit together. Make a backup, then ask whoever looks after the programme.
       *[other] { $count } things do not fit together. Make a backup, then ask whoever looks after the programme.
    }
cli-verify-whole = All fits together. Wishes: { $wishes }, claims: { $claims }, people: { $people }.

cli-rotate = After a new secret key: seal with it all that former keys sealed; the bot may run meanwhile.
cli-rotated = { $count ->
        [0] Nothing is left that a former key sealed.
        [one] One private field was sealed with the current key; none is left that a former key sealed.
       *[other] { $count } private fields were sealed with the current key; none is left that a former key sealed.
    }
    Buttons in old messages and invitations that are still open go by the former key: keep it in WISHLIGHT_OLDER_SECRET_KEYS as long as those shall work.
cli-rotate-shut = Private fields that no key opens: { $count }, the first is { $first }. All others are sealed with the current key. Put the missing key into WISHLIGHT_OLDER_SECRET_KEYS and run this again.

cli-lessons = Write the words of which workers said that they were no danger, to train from; only where a community agreed.
cli-lessons-out = The file to make (jsonl).
cli-taught = { $count } sentences written to { $file }
cli-export = Write wishes and claims as a table: what stood in the group, and no more unless asked.
cli-export-out = The file to make; without it the table is printed.
cli-export-format = csv (for a spreadsheet) or jsonl (for a programme).
cli-export-private = Open the private fields too: names, stories, addresses, telephones.
cli-export-reason = Why they are opened; kept in the history.
cli-exported = { $count ->
        [one] One wish is in { $file }.
       *[other] { $count } wishes are in { $file }.
    }

# What stops a command

cli-cannot-open = A private field can't be opened with WISHLIGHT_SECRET_KEY ({ $place }). A former key goes into WISHLIGHT_OLDER_SECRET_KEYS.
cli-database-away = The database does not answer as it should: { $why }. Check WISHLIGHT_DATABASE_URL, then run wishlight doctor.
cli-file = { $file }: { $why }.
cli-other-key = WISHLIGHT_SECRET_KEY opens nothing that is sealed here, so the bot does not start: put back the key of this database, or name it in WISHLIGHT_OLDER_SECRET_KEYS.
cli-not-current = The database is not of this version: run wishlight migrate. If the database is the newer one, upgrade the programme.
cli-no-community = There is no community yet: wishlight community add "Its name".
cli-other-community = There is no community named { $name }. There are: { $names }.
cli-which-community = There are several communities; name one with --community: { $names }.
cli-community-taken = There is a community named { $name } already.
cli-community-nameless = A community needs a name.
cli-zone-unknown = { $zone } is no time zone. Write it such as Asia/Shanghai.
cli-community-set-what = Say what to change: --number wish.open-wishes=8, --language zh or --zone Asia/Shanghai.
cli-language-unknown = { $language } is not spoken here. There are: { $languages }.
refused-out-of-bounds = { $name } can't be { $value }: a whole number from { $least } to { $most }, please.
refused-not-dialled = { $name } takes a telephone number: 3 to 12 digits, or 0 where it may be left out.
refused-no-such-number = There is no number named { $name }. There are: { $names }.
cli-kind-of-what = --kind goes with --organisation: name the organisation too.
cli-channel-away = { $address } can't be reached. The link needs the bot's name from there: check the network and try again. No invitation was made.

refused-database-absent = There is no database at { $file } yet: wishlight migrate makes it.
refused-database-in-use = { $file } is in use. Stop the bot and every other wishlight command, then try again. Nothing was changed.
refused-backup-absent = There is no file { $file }.
refused-backup-exists = { $file } is there already. Choose another name, or --force where the command has it. Nothing was changed.
refused-backup-damaged = { $file } is damaged: { $why }. Nothing was changed.
refused-backup-foreign = { $file } is not a Wishlight database. Nothing was changed.
refused-backup-newer = { $file } was made by a newer version (it stands at { $revision }): upgrade the programme first. Nothing was changed.
refused-database-newer = The database stands at { $stands }, more than one step after this version's { $wanted }: use the newer programme. Nothing was changed.
refused-reason-missing = Private fields are opened for a reason only: --reason "…", at most { $limit } characters.
refused-kind-missing = { $name } is new here: say with --kind whether it is a business, party_branch or social_organisation.
refused-other-kind = { $name } is known here as { $kind }. Leave --kind out, or take another name.

# The doctor. The first line says how it is, the rest what to do.

doctor-label-ok = [ok]
doctor-label-warning = [look]
doctor-label-wrong = [wrong]

doctor-settings-fine = Settings: complete, { $mode } mode.
doctor-settings-wrong =
    Settings: { $why }
    Mend it in the environment or in .env; deploy/example.env explains every setting.
doctor-secrets-open =
    Secrets: others on this machine may read { $file }.
    chmod 600 it; if others use this machine, take a new secret key and a new token.
doctor-folder-fine = Data folder: { $folder } can be written.
doctor-folder-absent =
    Data folder: { $folder } is not there yet.
    The first wishlight run or wishlight migrate makes it. If there was one before, check WISHLIGHT_DATA_DIR.
doctor-folder-shut =
    Data folder: { $folder } can't be written ({ $why }).
    Give it to the user that runs the bot: chown -R, or another WISHLIGHT_DATA_DIR.
doctor-space-fine = Disk: { $free } MB free.
doctor-space-low =
    Disk: only { $free } MB free.
    Move old backups elsewhere or enlarge the disk.
doctor-space-none =
    Disk: full, { $free } MB free.
    Free some space now: the bot can't keep what people tell it.
doctor-database-fine = Database: { $database } answers.
doctor-database-absent =
    Database: there is none at { $database } yet.
    wishlight migrate makes it. If there was one before, check WISHLIGHT_DATABASE_URL and WISHLIGHT_DATA_DIR.
doctor-database-away =
    Database: { $database } does not answer as it should ({ $why }).
    Check WISHLIGHT_DATABASE_URL, and that the server runs and the file can be read and written.
doctor-pragmas-fine = Database: safe settings are in force (WAL, synchronous FULL, foreign keys, waiting).
doctor-pragmas-stray =
    Database: unsafe settings are in force: { $stray }.
    The file must lie on a disk of this machine, not on a network folder.
doctor-postgres-fine = Database: PostgreSQL { $version }, UTF8, read committed.
doctor-postgres-encoding =
    Database: PostgreSQL keeps text as { $encoding }.
    Make the database anew with ENCODING 'UTF8' and restore a backup into it.
doctor-postgres-isolation =
    Database: PostgreSQL's transactions are "{ $isolation }".
    Set default_transaction_isolation back to "read committed".
doctor-postgres-old =
    Database: PostgreSQL { $version } is old.
    Upgrade it to { $oldest } or newer.
doctor-postgres-hasty =
    Database: PostgreSQL may lose what it promised when the power fails.
    Set fsync and synchronous_commit to on.
doctor-migrations-fine = Tables: of this version ({ $stands }).
doctor-migrations-ahead =
    Tables: the next version has taken them to { $stands }; this one, of { $wanted }, still works with them.
    Put the new version into every replica soon.
doctor-migrations-missing =
    Tables: the database stands at { $stands }, this version needs { $wanted }.
    Make a backup, then wishlight migrate. If the database is the newer one, upgrade the programme.
doctor-key-fine = Secret key: opens what is sealed ({ $opened } looked at).
doctor-key-foreign =
    Secret key: opens none of the private fields ({ $shut } looked at). The bot does not start with it.
    Put back the key of this database, or name it in WISHLIGHT_OLDER_SECRET_KEYS.
doctor-key-other =
    Secret key: private fields sealed with another key: { $shut }; those that open: { $opened }.
    Put the former key into WISHLIGHT_OLDER_SECRET_KEYS. Without it they can't be read again.
doctor-key-broken =
    Secret key: damaged private fields: { $broken }; whole ones: { $opened }.
    Run wishlight verify, and compare with a backup.
doctor-messages-fine = Messages: { $waiting } waiting, the oldest for { $age } s.
doctor-messages-late =
    Messages: { $waiting } waiting, the oldest for { $age } s.
    Is the bot running and the network up? Its log says what holds it.
doctor-dead-none = Failures: none are kept.
doctor-dead-some =
    Failures: events that could not be handled: { $unread }; messages that could not be sent: { $unsaid }.
    Newest codes: { $codes }. A worker sees with /trouble whose they are; the log has the same codes.
doctor-no-community =
    Communities: there is none yet.
    wishlight community add "Its name"
doctor-groups-fine = Groups: every community has one for wishes ({ $count }).
doctor-groups-missing =
    Groups: { $count } without a group for wishes: { $names }.
    Add the bot to the neighbourhood's group and send /bind there.
doctor-workers-fine = Workers: every community has one ({ $count }).
doctor-workers-missing =
    Workers: { $count } without anybody who checks wishes: { $names }.
    wishlight invite --role admin --community "Its name", and open the link in Telegram.
doctor-token-fine = Token: the bot is { $name }.
doctor-token-groups =
    Token: { $name } may not be added to groups.
    Tell @BotFather /setjoingroups, Enable.
doctor-token-unknown =
    Token: Telegram does not know it.
    Copy the whole WISHLIGHT_TELEGRAM_TOKEN from @BotFather again.
doctor-token-away =
    Token: { $host } can't be reached ({ $why }).
    Check the network, the proxy and WISHLIGHT_TELEGRAM_API_BASE.
doctor-polling-fine = Updates: asked for by polling, { $pending } waiting.
doctor-polling-webhook =
    Updates: polling is wanted, but Telegram still posts to { $host }.
    The next wishlight run takes that away. If another machine runs this bot, stop one of the two.
doctor-webhook-fine = Updates: posted to { $host }, { $pending } waiting.
doctor-webhook-absent =
    Updates: Telegram posts to nobody yet.
    wishlight run sets the webhook at its start.
doctor-webhook-elsewhere =
    Updates: Telegram posts to another address, at { $host }.
    Start wishlight run again. If another machine runs this bot, stop one of the two.
doctor-webhook-fails =
    Updates: { $pending } waiting; the last post failed at { $at } UTC: { $why }.
    Check WISHLIGHT_PUBLIC_URL, the certificate and the proxy.
doctor-webhook-many =
    Updates: { $pending } waiting at Telegram.
    Is the bot running? Its log says what holds it.
doctor-webhook-unseen =
    Updates: Telegram did not say where it posts ({ $why }).
    Try again in a minute.
doctor-clock-fine = Clock: right.
doctor-clock-unseen = Clock: not compared, the server named no time.
doctor-clock-off =
    Clock: { $off } s off.
    Turn on time synchronisation (NTP): reminders come at the wrong time.
