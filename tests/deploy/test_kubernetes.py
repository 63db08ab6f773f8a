"""The manifests are valid for Kubernetes, and hold what the atlas needs to be safe and to scale."""

import pytest
import yaml
from kubernetes_validate import validate

from tests.browser.serving import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"


@pytest.fixture(scope="module")
def manifests() -> dict[str, dict]:
    loaded = yaml.safe_load_all((FOLDER / "atlas.yaml").read_text(encoding="utf-8"))
    return {item["kind"]: item for item in loaded}


@pytest.fixture(scope="module")
def pod(manifests) -> dict:
    return manifests["Deployment"]["spec"]["template"]


def test_every_manifest_is_valid_and_has_no_unknown_field(manifests):
    assert set(manifests) == {"Deployment", "PodDisruptionBudget", "Service", "Ingress"}
    for item in manifests.values():
        validate(item, "1.37", strict=True)


def test_everything_speaks_of_the_same_pods_and_ports(manifests, pod):
    labels = pod["metadata"]["labels"]
    assert manifests["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert manifests["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert manifests["Service"]["spec"]["selector"] == labels
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
    assert manifests["Deployment"]["spec"]["replicas"] > least >= 1


def test_the_door_compresses(manifests):
    middleware = yaml.safe_load((FOLDER / "traefik.yaml").read_text(encoding="utf-8"))
    assert middleware["spec"] == {"compress": {}}
    place = middleware["metadata"]
    wanted = f"{place['namespace']}-{place['name']}@kubernetescrd"
    annotations = manifests["Ingress"]["metadata"]["annotations"]
    assert annotations["traefik.ingress.kubernetes.io/router.middlewares"] == wanted
