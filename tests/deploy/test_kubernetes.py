"""The manifests are valid for Kubernetes, and hold what the atlas needs to be safe and to scale."""

from copy import deepcopy

import pytest
import yaml
from jsonschema import ValidationError

from server.metrics import REGISTRY
from server.settings import Settings
from tests.browser.serving import ROOT
from tests.deploy.schemas import DEFINITIONS, schema_name, validate
from tests.deploy.schemas import FOLDER as SCHEMAS

FOLDER = ROOT / "deploy" / "kubernetes"


@pytest.fixture(scope="module")
def manifests() -> dict[str, dict]:
    documents = yaml.safe_load_all((FOLDER / "atlas.yaml").read_text(encoding="utf-8"))
    return {item["kind"]: item for item in documents}


@pytest.fixture(scope="module")
def pod(manifests) -> dict:
    return manifests["Deployment"]["spec"]["template"]


def test_every_manifest_is_valid_and_has_no_unknown_field(manifests):
    assert set(manifests) == {
        *("Deployment", "HorizontalPodAutoscaler", "NetworkPolicy"),
        *("PodDisruptionBudget", "Service", "Ingress"),
    }
    for item in manifests.values():
        validate(item)


def test_a_field_that_a_kind_does_not_have_is_refused_at_any_depth(manifests):
    """Else a slip in a name would pass as valid, and the cluster would go by its default."""
    for item in manifests.values():
        for place in ((), ("metadata",), ("spec",)):
            with pytest.raises(ValidationError, match="'replikas' was unexpected"):
                validate(changed(item, (*place, "replikas"), 3))
    container = ("spec", "template", "spec", "containers", 0)
    for slip in (("readinesProbe",), ("securityContext", "runAsNonroot")):
        with pytest.raises(ValidationError, match="was unexpected"):
            validate(changed(manifests["Deployment"], (*container, *slip), {}))


@pytest.mark.parametrize(
    ("kind", "place", "value"),
    [
        ("Deployment", ("spec", "template", "spec", "containers", 0, "name"), 1),
        ("Deployment", ("spec", "minReadySeconds"), "ten"),
        ("HorizontalPodAutoscaler", ("spec", "minReplicas"), "two"),
        ("Service", ("spec", "ports", 0, "port"), "http"),
        ("Ingress", ("spec", "rules"), {}),
        ("NetworkPolicy", ("kind",), "networkpolicy"),
    ],
)
def test_a_value_of_another_type_is_refused(manifests, kind, place, value):
    with pytest.raises(ValidationError):
        validate(changed(manifests[kind], place, value))


def test_a_kind_or_version_without_a_schema_is_refused(manifests):
    for place, value in ((("apiVersion",), "apps/v1beta1"), (("kind",), "Deploiment")):
        with pytest.raises(FileNotFoundError):
            validate(changed(manifests["Deployment"], place, value))


def test_the_schemas_are_those_of_the_kinds_in_use(manifests):
    present = {path.name for path in SCHEMAS.glob("*.json")}
    assert present == {DEFINITIONS, *map(schema_name, manifests.values())}, "run make schemas"


def changed(manifest: dict, place: tuple, value: object) -> dict:
    """A copy of a manifest with another value at a place."""
    copy = deepcopy(manifest)
    parent = copy
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = value
    return copy


def test_everything_speaks_of_the_same_pods_and_ports(manifests, pod):
    labels = pod["metadata"]["labels"]
    assert manifests["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert manifests["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert manifests["Service"]["spec"]["selector"] == labels
    assert manifests["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels
    (spread,) = pod["spec"]["topologySpreadConstraints"]
    assert spread["labelSelector"]["matchLabels"] == labels
    scaled = manifests["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (scaled["kind"], scaled["name"]) == ("Deployment", "atlas")
    (port,) = pod["spec"]["containers"][0]["ports"]
    assert manifests["Service"]["spec"]["ports"][0]["targetPort"] == port["name"]
    backend = manifests["Ingress"]["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == manifests["Service"]["metadata"]["name"]
    expose = (ROOT / "deploy/Containerfile").read_text().split("EXPOSE ")[1].split()[0]
    assert port["containerPort"] == int(expose)


def test_a_pod_has_no_root_no_rights_and_nothing_to_write_but_tmp(pod):
    spec, container = pod["spec"], pod["spec"]["containers"][0]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert spec["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["volumeMounts"] == [{"name": "tmp", "mountPath": "/tmp"}]
    assert spec["volumes"] == [{"name": "tmp", "emptyDir": {"sizeLimit": "256Mi"}}]


def test_a_pod_is_asked_how_it_is_and_has_limits(pod):
    container = pod["spec"]["containers"][0]
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert container[probe]["httpGet"] == {"path": "/healthz", "port": "http"}
    for bound in ("requests", "limits"):
        assert {"cpu", "memory"} <= set(container["resources"][bound])


def test_a_reader_stays_with_one_pod_by_address_and_by_cookie(manifests):
    service = manifests["Service"]
    assert service["spec"]["sessionAffinity"] == "ClientIP"
    sticky = "traefik.ingress.kubernetes.io/service.sticky.cookie"
    assert service["metadata"]["annotations"][sticky] == "true"
    assert manifests["Ingress"]["spec"]["ingressClassName"] == "traefik"


def test_one_replica_may_go_while_another_serves(manifests):
    least = manifests["PodDisruptionBudget"]["spec"]["minAvailable"]
    assert manifests["HorizontalPodAutoscaler"]["spec"]["minReplicas"] > least >= 1
    assert "replicas" not in manifests["Deployment"]["spec"], "each apply would undo the scaling"


def test_there_is_no_way_out_of_a_pod_and_one_port_in(manifests, pod):
    spec = manifests["NetworkPolicy"]["spec"]
    assert set(spec["policyTypes"]) == {"Ingress", "Egress"}
    assert spec["egress"] == []
    (way_in,) = spec["ingress"]
    assert [port["port"] for port in way_in["ports"]] == ["http"]


def test_replicas_follow_the_time_that_readers_wait(manifests):
    """By a figure that the atlas gives, under the name that the rule for it gives it."""
    (metric,) = manifests["HorizontalPodAutoscaler"]["spec"]["metrics"]
    name = metric["pods"]["metric"]["name"]
    (rule,) = yaml.safe_load((FOLDER / "prometheus-adapter.yaml").read_text())["rules"]["custom"]
    assert rule["name"]["as"] == name
    assert rule["seriesQuery"].startswith(f"{name}_bucket{{")
    assert name in {metric.name for metric in REGISTRY.collect()}


def test_the_settings_of_a_pod_can_be_used_and_agree_with_its_limits(manifests, pod):
    (container,) = pod["spec"]["containers"]
    settings = Settings.from_environment(
        {variable["name"]: variable["value"] for variable in container["env"]}
    )
    assert settings.renderers + 1 == int(container["resources"]["limits"]["cpu"])
    (rule,) = manifests["Ingress"]["spec"]["rules"]
    assert settings.public_address == f"https://{rule['host']}", "it hides the figures from there"
    assert pod["metadata"]["annotations"]["prometheus.io/path"] == "/metrics"


def test_the_door_compresses(manifests):
    middleware = yaml.safe_load((FOLDER / "traefik.yaml").read_text(encoding="utf-8"))
    assert middleware["spec"] == {"compress": {}}
    metadata = middleware["metadata"]
    expected = f"{metadata['namespace']}-{metadata['name']}@kubernetescrd"
    annotations = manifests["Ingress"]["metadata"]["annotations"]
    assert annotations["traefik.ingress.kubernetes.io/router.middlewares"] == expected
