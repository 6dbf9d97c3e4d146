from django.urls import path

from samenhang.intake.views import cases, households, queue, receiving, referrals, requests

app_name = "intake"
REQUEST = "hulpvragen/<uuid:request_id>"
REFERRAL = "verwijzingen/<uuid:referral_id>"
urlpatterns = [
    path("hulpvragen/", queue.queue, name="queue"),
    path("hulpvragen/nieuw/", receiving.receive, name="receive"),
    path("hulpvragen/nieuw/concept/", receiving.keep_draft, name="keep_draft"),
    path(f"{REQUEST}/", requests.request_page, name="request"),
    path(f"{REQUEST}/oppakken/", requests.pick_up, name="pick_up"),
    path(f"{REQUEST}/terugleggen/", requests.put_back, name="put_back"),
    path(f"{REQUEST}/schifting/", requests.sift, name="sift"),
    path(f"{REQUEST}/intrekking/", requests.withdraw, name="withdraw"),
    path(f"{REQUEST}/heropening/", requests.reopen, name="reopen"),
    path(f"{REQUEST}/verteld/", requests.tell, name="tell"),
    path(f"{REQUEST}/casus/", cases.open_case, name="open_case"),
    path(f"{REQUEST}/lopende-casus/", cases.add_to_case, name="add_to_case"),
    path("huishoudens/<uuid:household_id>/hulpvragen/", households.of_household, name="of_household"),
    path("verwijzingen/", referrals.inbox, name="referrals"),
    path(f"{REFERRAL}/", referrals.referral_page, name="referral"),
    path(f"{REFERRAL}/aanname/", referrals.accept, name="accept"),
    path(f"{REFERRAL}/afwijzing/", referrals.decline, name="decline"),
    path(f"{REFERRAL}/uitkomst/", referrals.report, name="report"),
]
