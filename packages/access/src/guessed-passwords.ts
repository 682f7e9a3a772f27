/**
 * Passwords of twelve characters and more that everybody tries first, in lower case and without blanks. The second half are those of that
 * length among the 30,000 most common ones of zxcvbn (MIT, Dropbox); `weakness` sees by rule what is only a variation of these.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz abc123abc123 qwertyuiopasd qwertyuiopåä asdfghjklöäzx zxcvbnmasdfg
passwordpassword password12345 password123456 mypassword123 mypasswordis changeme1234 changemeplease letmeinplease letmein12345
welcome12345 welcometohell administrator administratör superadministrator adminpassword rootpassword testpassword userpassword
secretpassword supersecret1 supersecretpassword iloveyou1234 iloveyouforever iloveyousomuch trustno1trustno1 monkeymonkey
dragondragon sunshine1234 princess1234 football1234 baseball1234 batmanbatman starwars1234 liverpoolfc1 manchesterunited
chelseafootballclub barcelona1234 realmadrid123 lösenordlösenord losenordlosenord lösenord12345
losenord12345 hemligtlösenord mittlösenord123 mittlosenord123 sommaren2025 sommaren2026 stockholm1234 göteborg12345 goteborg12345
sverige12345 välkommen123 valkommen123 ikeaikeaikea hejhejhejhej hejhej123456 jagälskardig jagalskardig älskling1234 alskling1234
fotboll12345 hammarby1897 djurgården1891 djurgarden1891 allmännaidrott bokföring123 bokforing123 fortnox12345 redovisning1
redovisning123 ekonomi12345 revisor12345 företaget123 foretaget123 saldosaldosaldo saldo1234567 computer1234 internet1234
michael12345 september2025 november2025 december2025 februari2026 thisismypassword whatismypassword forgotpassword nopassword123
defaultpassword temporarypassword qwerty1234567 qwerty12345678 1q2w3e4r5t6y7u zaq12wsxcde3 zaq12wsxzaq12wsx 1234567890ab
0123456789ab 09876543210987 a1b2c3d4e5f6 a1b2c3d4e5f6g7 aa123456789aa p@ssw0rd1234 passw0rd1234 passw0rd12345 pa55word1234
p4ssw0rd1234 123qweasdzxc 1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y qazwsxedcrfv 123456qwerty qwerty123456
leavemealone 123456654321 gfhjkmgfhjkm qazwsxedc123 ghjcnjgfhjkm sonyericsson zxcasdqwe123 123456789qwe 1qazxsw23edc qwerasdfzxcv
qweasdzxc123 flvbybcnhfnjh 123456789987654321 112233445566 finalfantasy ghbdtnrfrltkf websolutions chickenwing101 1qaz2wsx3edc4rfv
justinbieber newproject2004 needforspeed 123456789123 dkflbvbhjdbx qazwsxedcrfvtgb dkflbvbhjdyf counterstrike zaq1xsw2cde3
vfvfvskfhfve ghjcnjghjcnj fkmnthyfnbdf 123456789abc 123456789qwerty qazxswedcvfr qwertyasdfgh 1111111111zz whosyourdaddy
fktrcfylhjdyf fktrcfylhjdbx 123456789qaz 541233432442 12345678900987654321 password1234 ghbdtnghbdtn 010203040506 lost4815162342
102030405060 qwerty123456789 devilmaycry4 iseedeadpeople 123456789qqq jamesbond007 4815162342lost 123123qweqwe qwertyytrewq
1234567890qw 1234qwerasdf 123qwe456rty asdfghjkl123 ghjcnjrdfibyj qwertyuiop123 q1w2e3r4t5y6u7 1qa2ws3ed4rf 123456789zxc
ptybnxtvgbjy playstation3 q1w2e3r4t5y6u7i8 1234567890qwe 12qw34er56ty 1qazxsw23edcvfr4 159753456852 123456782000 christopher1
ingodwetrust minecraft123 peanutbutter 1234567890zzz abc123456789 auckland2010 residentevil qawsedrftgyh 123321qweewq avrillavigne
massimiliano 012345678910 nhfdvfnjkju123 gjkysqgbpltw temppassword stratocaster punksnotdead playstation2 fynfyfyfhbde
ghjcnjqgfhjkm nightcrawler 123456789101 frederiksberg 1234567890qaz 1a2s3d4f5g6h sanfrancisco ghjcnjgbpltw 1234567qwertyu
1234qwerasdfzxcv lytghjgtnhjdcr 111222333000 zaqwsxcderfv nhecsyfujkjdt qwaszxerdfcv antananarivu vfrcbvvfrcbv greenlantern
q1w2e3r4t5y6u7i8o9p0 passwordstandard warhammer40k 1234567890qwerty morganstanley 1234567890987654321 cjdthitycndj bltynbabrfwbz
qwertyuiop10 qazxswedc123 zxcvbn123456 gtnhjpfdjlcr 123321456654 bpgjldsgjldthnf rfnthbyf1988 1qa2ws3ed4rf5tg qwertyuiop12345
nhfycajhvths vfhbyfvfhbyf asdfgh123456 123456789asd michaeljackson 1234567887654321 1234567892000 ilovemyfamily weihnachtsbau
014702580369 qaz123wsx456 123456789qwer 111222333444555 123456789000 systemofadown vladimirovna 122333444455555 zxcvbnm123456789
mortalkombat minnesota_hp 123qwerty123 a1s2d3f4g5h6 z1x2c3v4b5n6m7 ghjnbdjcnjzybt thecakeisalie fktrcfylhjdf qwertyuiop12
sonnenschein qwertasdfgzxcvb weihnachtsbaum
`
    .trim()
    .split(/\s+/),
);

/** Words that make no password, however many digits follow. */
export const commonWords: ReadonlySet<string> = new Set(
  `
password passwort passord lösenord losenord hemligt hemlighet secret secrets admin administrator administratör administrator root superuser
user username användare anvandare guest gäst gast test testing tester default changeme letmein welcome välkommen valkommen hello hejsan login
inloggning signin master manager chef ekonomi redovisning revisor revision bokföring bokforing bokslut saldo fortnox företag foretag bolaget
byrån byran kund klient qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm azerty abc abcd abcdef iloveyou sunshine princess dragon monkey
football fotboll hockey baseball liverpool arsenal chelsea stockholm göteborg goteborg malmö malmo sverige sweden sommar sommaren vinter
vintern höst hösten host hosten vår våren var varen januari februari mars april maj juni juli augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag summer winter spring autumn january february march may june july august october monday
tuesday wednesday thursday friday saturday sunday company business finance accounting bookkeeping computer internet datorn dator system
`
    .trim()
    .split(/\s+/),
);
