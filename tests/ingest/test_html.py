"""Web pages in several house styles: the article whole, its furniture left out, its metadata as stated."""

from pathlib import Path

import pytest

from rawi.ingest import IngestError
from rawi.ingest.extracted import Extracted
from rawi.ingest.html import extracted
from rawi.ingest.html_facts import cut_label
from rawi.ingest.signs import is_html
from rawi.model import Layer, Published

HEAD = "غرفة عمليات الشمال تعلن أسر العشرات قرب بلدة الزيتونة"
BODY = (
    "أعلنت غرفة عمليات الشمال، الثلاثاء، أسر العشرات من المسلحين قرب بلدة الزيتونة بعد اشتباكات استمرت ثلاثة أيام.",
    "وقال المتحدث باسم الغرفة، في بيان، إن القتلى «بالعشرات»، وإن الأسرى سيعاملون وفق القانون.",
    "ولم تعلق الجهات الرسمية على البيان حتى الآن، فيما تحدثت مصادر محلية عن نزوح مئات العائلات.",
)
STATEMENT = (
    "لقد قامت القوات بنقل مجموعات كبيرة من المسلحين عبر مناطق سيطرتها نحو البلدة، فتصدت لها الغرفة وأحبطت المحاولة.",
    "وإننا ندعو المجتمع الدولي إلى الإسراع في محاكمة المسؤولين عن هذه الجرائم بحق المدنيين.",
)
DAY = Published("2018-02-13", "2018-02-13", "metadata")
JUNK = "خبر آخر من الأخبار ذات الصلة عن معركة أخرى في مدينة أخرى"


def page(data: str | bytes) -> Extracted:
    return extracted(data if isinstance(data, bytes) else data.encode(), path=Path("a.html"))


def paragraphs(lines: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{line}</p>" for line in lines)


WORDPRESS = f"""<!DOCTYPE html><html dir="rtl" lang="ar-SY"><head><meta charset="UTF-8">
<title>{HEAD} - شبكة الغصن</title>
<meta property="og:title" content="{HEAD} - شبكة الغصن"><meta property="og:site_name" content="شبكة الغصن">
<meta property="article:published_time" content="2018-02-13T21:05:00+03:00">
<meta property="article:modified_time" content="2018-03-01T10:00:00+03:00">
<link rel="canonical" href="https://ghosn.example/news/77"><script>var dead = "٩٩٩ قتيلاً";</script></head>
<body class="single-post"><header id="masthead"><nav><a href="/">الرئيسية</a> <a href="/s">سوريا</a></nav></header>
<main><article class="post"><header class="entry-header"><h1 class="entry-title">{HEAD}</h1>
<div class="entry-meta">بقلم: <a rel="author" href="/a">سالم العمري</a> |
<time datetime="2018-02-13">13 شباط 2018</time>
</div></header><figure><img src="x.jpg"><figcaption>صورة من مكان الاشتباكات</figcaption></figure>
<div class="entry-content">{paragraphs(BODY)}<p style="display:none">نص مخفي: 999 قتيلاً</p></div>
<div class="sharedaddy share">شارك على: فيسبوك تويتر</div></article>
<div id="comments" class="comments-area"><h2>التعليقات</h2><p>قارئ: مقتل ألف شخص في هذه المعركة حسب ما سمعت.</p></div>
<section class="related-posts"><h3>مواضيع ذات صلة</h3><p><a href="/b">{JUNK}</a></p></section></main>
<footer>جميع الحقوق محفوظة لشبكة الغصن 2024</footer></body></html>"""

JSON_LD = f"""<html lang="ar"><head><meta charset="utf-8"><title>{HEAD}</title><script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "x"}},
 {{"@type": ["NewsArticle"], "headline": "{HEAD}", "datePublished": "2018-02-13T08:00:00Z",
  "author": [{{"@type": "Person", "name": "ليلى حداد"}}],
  "publisher": {{"@type": "Organization", "name": "وكالة الأفق"}}}}]}}
</script></head><body><div id="app"><div class="css-1"><h1>{HEAD}</h1><div>{paragraphs(BODY)}</div></div>
<div class="css-9 recommended"><p>{JUNK}</p></div></div></body></html>"""

TABLES = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256"><TITLE>{HEAD}</TITLE>
</HEAD><BODY><TABLE width=760><TR><TD class="sidemenu menu" width=160><A HREF=/>الرئيسية</A>
<BR><A HREF=/x>الأخبار</A></TD>
<TD><FONT SIZE=5><B>{HEAD}</B></FONT>
<BR>التاريخ : ١٣ فبراير ٢٠١٨ م<BR>المشاهدات : 204<P>{"<P>".join(BODY)}</TD></TR>
</TABLE></BODY></HTML>"""

ARCHIVE = f"""<!DOCTYPE html><html dir=rtl><head><meta charset=utf-8><title>{HEAD}</title></head><body>
<div class="top-menu"><a href="/">الرئيسية</a></div><div class="content"><h1>{HEAD}</h1>
<div class="info">الكاتب : غرفة عمليات الشمال<br>التاريخ : ١٣ فبراير ٢٠١٨ م<br>المشاهدات : 204</div>
{paragraphs(BODY)}<h2>بيان</h2>{paragraphs(STATEMENT)}<p>12 <i>من</i> جمادى <b>الأولى</b> 1439</p>
<div class="share">شارك</div></div></body></html>"""


def test_a_blog_with_its_furniture() -> None:
    found = page(WORDPRESS)
    assert found.text == "\n\n".join([HEAD, "بقلم: سالم العمري | 13 شباط 2018", "صورة من مكان الاشتباكات", *BODY])
    assert (found.title, found.author, found.language, found.published) == (HEAD, "سالم العمري", "ar", DAY)
    assert found.extra == {
        "url": "https://ghosn.example/news/77",
        "source": "شبكة الغصن",
        "modified": "2018-03-01T10:00:00+03:00",
        "published_in_metadata": "2018-02-13",
    }
    (layer,) = found.layers
    assert layer == Layer("caption", found.text.index("صورة"), found.text.index("صورة") + 23)


def test_metadata_in_json_ld() -> None:
    found = page(JSON_LD)
    assert found.text == "\n\n".join([HEAD, *BODY])
    assert (found.title, found.author, found.published) == (HEAD, "ليلى حداد", DAY)
    assert found.extra == {"source": "وكالة الأفق", "published_in_metadata": "2018-02-13"}


def test_a_page_of_tables_in_windows_1256_with_digits_as_entities() -> None:
    found = page(TABLES.encode("windows-1256", "xmlcharrefreplace"))
    assert found.text == "\n\n".join([f"{HEAD}\nالتاريخ : ١٣ فبراير ٢٠١٨ م\nالمشاهدات : 204", *BODY])
    assert (found.encoding, found.encoding_why) == ("windows-1256", "declared by <meta>")
    assert found.published == Published()


def test_an_archive_page_keeps_its_lines_its_summary_and_its_statement() -> None:
    found = page(ARCHIVE)
    info = "الكاتب : غرفة عمليات الشمال\nالتاريخ : ١٣ فبراير ٢٠١٨ م\nالمشاهدات : 204"
    assert found.text == "\n\n".join([HEAD, info, *BODY, "بيان", *STATEMENT, "12 من جمادى الأولى 1439"])
    assert (found.title, found.published) == (HEAD, Published())


@pytest.mark.parametrize(
    "date", ["13 فبراير 2018", "13 شباط/فبراير 2018", "١٣/٠٢/٢٠١٨", "13/02/2018", "27 جمادى الأولى 1439"]
)
@pytest.mark.parametrize(
    "form", ['<meta property="article:published_time" content="{}">', "<p>{}</p>", "<time>{}</time>"]
)
def test_no_date_is_guessed(date: str, form: str) -> None:
    found = page(f"<html><head><meta charset=utf-8></head><body>{form.format(date)}{paragraphs(BODY)}</body></html>")
    assert found.published == Published()


@pytest.mark.parametrize(
    ("metadata", "published"),
    [
        ('<meta name="DC.date.issued" content="2018-02-13">', DAY),
        ('<meta itemprop="datePublished" content="2018-02-13T10:00:00+00:00">', DAY),
        ('<meta name="pubdate" content="2018-02">', Published("2018-02-01", "2018-02-28", "metadata")),
        ('<meta name="date" content="2018-02-13">', Published()),
        ('<meta name="pubdate" content="1970-01-01">', Published()),
        (
            '<meta name=pubdate content="2018-02-13T23:30Z"><meta name=dc.date content="2018-02-14T02:30+03:00">',
            Published("2018-02-13", "2018-02-14", "metadata"),
        ),
        ('<meta name="pubdate" content="2018-02-13"><meta name="dc.date" content="2019-05-01">', Published()),
    ],
)
def test_dates_of_the_metadata(metadata: str, published: Published) -> None:
    found = page(f"<html><head><meta charset=utf-8>{metadata}</head><body>{paragraphs(BODY)}</body></html>")
    assert found.published == published
    assert bool(found.notes) == ("2019" in metadata)


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        ("<time pubdate datetime=2018-02-13>أمس</time>", DAY),
        ("<time class='entry-date published' datetime=2018-02-13>أمس</time>", DAY),
        ("<time datetime=2018-02-13>أمس</time>", Published()),
        (
            "<time class=published datetime=2018-02-13></time><time class=published datetime=2020-01-01></time>",
            Published(),
        ),
    ],
)
def test_dates_that_are_marked_in_the_text(marked: str, published: Published) -> None:
    assert page(f"<meta charset=utf-8><body>{marked}{paragraphs(BODY)}</body>").published == published


def test_what_is_not_seen_is_no_text() -> None:
    hidden = (
        "<style>.later, #gone { display: none } @media print { .shown { display: none } }</style>"
        "<p class=later>مخفي</p><p id=gone>مخفي</p><p hidden>مخفي</p><div style='visibility: hidden'>مخفي</div>"
        "<noscript>مخفي</noscript><template>مخفي</template><svg><text>مخفي</text></svg><!-- مخفي -->"
        "<button>مخفي</button><textarea>مخفي</textarea><span style='font-size:0'>مخفي</span>"
    )
    found = page(
        f"<meta charset=utf-8><body><article><h1>{HEAD}</h1>{hidden}<p class=shown>{BODY[0]}</p>{paragraphs(BODY[1:])}"
    )
    assert found.text == "\n\n".join([HEAD, *BODY])


def test_no_part_of_a_sentence_is_lost() -> None:
    text = (
        "قال <b>المتحدث</b> إن <i>القتلى</i> <a href=#>عشرون</a> مدنياً، "
        "<span>وإن</span> الجرحى خمسون<sup>1</sup>، بينهم أطفال."
    )
    found = page(f"<meta charset=utf-8><table><tr><td><h1>{HEAD}</h1><p>{text}{paragraphs(BODY)}</table>")
    assert "قال المتحدث إن القتلى عشرون مدنياً، وإن الجرحى خمسون1، بينهم أطفال." in found.text


def test_pages_saved_by_programs_say_where_they_are_from() -> None:
    single = "<!DOCTYPE html> <html lang=ar><!--\n Page saved with SingleFile \n url: https://a.example/1 \n-->"
    marked = "<!DOCTYPE html>\n<!-- saved from url=(0021)https://a.example/1 -->\n<html>"
    for start in (single, marked):
        assert page(f"{start}<meta charset=utf-8><body>{paragraphs(BODY)}").extra["url"] == "https://a.example/1"


def test_utf_16_and_declared_wrongly() -> None:
    page_of = f"<html><head><meta charset={{}}></head><body>{paragraphs(BODY)}</body></html>"
    assert page(page_of.format("utf-16").encode("utf-16")).text == "\n\n".join(BODY)
    wrong = page(page_of.format("iso-8859-6").encode("windows-1256"))
    assert (wrong.text, wrong.encoding) == ("\n\n".join(BODY), "windows-1256")


def test_a_page_is_known_by_its_beginning_or_by_its_name_and_tags() -> None:
    for head in (b"<div>", b"<?xml version='1.0'?><div>", b"x <br> y"):
        assert is_html(head, "page.html")
        assert not is_html(head, "page.txt")
    for head in (b"<!DOCTYPE html>", b"\xef\xbb\xbf \n<!-- x --><HTML lang=ar>", "<html>".encode("utf-16")):
        assert is_html(head, "page.txt")
    assert not is_html("نص < نص".encode(), "page.html")


def test_a_page_without_text_is_refused() -> None:
    for empty in ("<html></html>", "<html><body><script>x</script></body></html>", "<!doctype html>"):
        with pytest.raises(IngestError, match="web page"):
            page(empty)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("الكاتب أمنة رياض", "أمنة رياض"),
        ("الكاتب : أمنة رياض", "أمنة رياض"),
        ("بقلم: سالم", "سالم"),
        ("By Sam Brown", "Sam Brown"),
        ("كاتب ياسين", "كاتب ياسين"),
        ("Byron", "Byron"),
    ],
)
def test_the_label_is_no_part_of_a_name(given: str, name: str) -> None:
    assert cut_label(given) == name


def test_pictures_in_the_page_do_not_matter() -> None:
    picture = "data:image/png;base64," + "A" * 12_000_000
    found = page(f"<meta charset=utf-8><body><p>{BODY[0]}</p><img src='{picture}'>{paragraphs(BODY[1:])}")
    assert found.text == "\n\n".join(BODY)


def test_paragraphs_in_the_body_itself_are_all_kept() -> None:
    first = "قال&nbsp;«المتحدث»&rlm; إن العدد &#1633;&#1635; والتاريخ 13/2/2018"
    shown = "قال\xa0«المتحدث»\u200f إن العدد ١٣ والتاريخ 13/2/2018"
    found = page(f"<html><meta charset=utf-8><body><p>{first}</p>{paragraphs(BODY)}</body></html>")
    assert found.text == "\n\n".join([shown, *BODY])


def test_the_name_of_the_site_is_no_headline() -> None:
    found = page(
        "<html><meta charset=utf-8><body><h1><a href='/'>وكالة الأفق</a></h1>"
        f"<div><h2>{HEAD}</h2>{paragraphs(BODY)}</div></body></html>"
    )
    assert found.text == "\n\n".join([HEAD, *BODY])
    assert found.title is None


def test_a_page_of_several_articles_says_that_others_are_left_out() -> None:
    other = f"<article><h2><a href=2>خبر ثان</a></h2><p>{STATEMENT[0]}</p></article>"
    found = page(f"<meta charset=utf-8><body><main><article><h2>{HEAD}</h2>{paragraphs(BODY)}</article>{other}</main>")
    assert found.text == "\n\n".join([HEAD, *BODY])
    assert found.notes == ("paragraphs of the page that were taken for no part of the article are left out (1)",)


def test_the_language_of_the_letters_counts() -> None:
    for stated, known in (("ar-SY", "ar"), ("en-US", None), ("fa", "fa")):
        assert page(f"<html lang={stated}><meta charset=utf-8><body>{paragraphs(BODY)}").language == known
    assert page("<html lang=ar><body><p>The army said that it had taken the town.</p>").language is None


def test_tables_lists_and_breaks() -> None:
    found = page(
        f"<meta charset=utf-8><body><article><h1>{HEAD}</h1><p>{BODY[0]}<br>{BODY[1]}</p><ol><li>أولاً: نرفض.</ol>"
        f"<table><tr><th>البلدة<th>القتلى<tr><td>الزيتونة<td>14</table><p>{BODY[2]}</article>"
    )
    table = ["البلدة\tالقتلى", "الزيتونة\t14"]
    assert found.text == "\n\n".join([HEAD, f"{BODY[0]}\n{BODY[1]}", "أولاً: نرفض.", *table, BODY[2]])
